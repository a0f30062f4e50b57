import { en } from '../words/en.js';
import { ja } from '../words/ja.js';
import type { Language, Words } from '../words/words.js';
import { readStored, writeStored } from './stored.js';

const chosen = readStored('language');

class LanguageState {
  current = $state<Language>(
    chosen === 'ja' || chosen === 'en' ? chosen : navigator.language.startsWith('ja') ? 'ja' : 'en',
  );
  /** The words of the language in use: `language.words.common.save`. */
  readonly words: Words = $derived(this.current === 'ja' ? ja : en);
  /** BCP 47 tag for Intl. */
  readonly locale = $derived(this.current === 'ja' ? 'ja-JP' : 'en-GB');

  set(next: Language): void {
    this.current = next;
    writeStored('language', next);
  }

  /** The text of a bilingual name in the language in use. */
  of(text: { readonly ja: string; readonly en: string }): string {
    return text[this.current];
  }
}

export const language = new LanguageState();
