import type { Lang } from '@koe/sql/domain/item';
import { viewOf } from '../text/text-view.js';
import { japaneseTokens } from './japanese-tokens.js';
import { readJapanese } from './read-japanese.js';
import { readSpaced, readWords } from './read-spaced.js';
import { spoken, type Reader } from './reading.js';

/** Languages that are read, and therefore counted, together. */
export type Family = 'ja' | 'zh' | 'spaced';

const MOST_CHARACTERS = 2_000;

export function familyOf(lang: Lang): Family {
  return lang === 'ja' ? 'ja' : lang === 'zh' ? 'zh' : 'spaced';
}

/** The reader of a family; the Japanese one loads its dictionary first. */
export async function readerOf(family: Family): Promise<Reader> {
  if (family === 'spaced') return readSpaced;
  if (family === 'ja') {
    const tokenise = await japaneseTokens();
    return (text) => readJapanese(tokenise(clean(text)));
  }
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) => {
    const words = [...segmenter.segment(clean(text))].filter((each) => each.isWordLike).map((each) => each.segment);
    return readWords(words, '');
  };
}

function clean(text: string): string {
  return spoken(viewOf(text.slice(0, MOST_CHARACTERS)));
}
