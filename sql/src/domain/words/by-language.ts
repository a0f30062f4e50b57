import { valueWordsEn } from './value-words.en.js';
import { valueWordsJa } from './value-words.ja.js';
import type { ValueWords } from './value-words.js';

/** Both at once, for what is written on the server; a page loads the words of its language alone. */
export const VALUE_WORDS: { readonly ja: ValueWords; readonly en: ValueWords } = { ja: valueWordsJa, en: valueWordsEn };
