import type { Language, Words } from '../words/words.js';
import { readStored, writeStored } from './stored.js';

const chosen = readStored('language');

/** A page carries the words of one language; the other's come when they are asked for. */
async function wordsOf(language: Language): Promise<Words> {
  return language === 'ja' ? (await import('../words/ja.js')).ja : (await import('../words/en.js')).en;
}

class LanguageState {
  current = $state<Language>(
    chosen === 'ja' || chosen === 'en' ? chosen : navigator.language.startsWith('ja') ? 'ja' : 'en',
  );
  private loaded: Words | null = $state.raw(null);
  private wished: Language | null = null;
  /** BCP 47 tag for Intl. */
  readonly locale = $derived(this.current === 'ja' ? 'ja-JP' : 'en-GB');

  /** The words of the language in use: `language.words.common.save`. @throws Error before `load`, which the page awaits first */
  get words(): Words {
    if (this.loaded === null) throw new Error('the words of the language are not loaded yet');
    return this.loaded;
  }

  /** Fetches the words of the language in use: before anything is shown. */
  async load(): Promise<void> {
    this.loaded = await wordsOf(this.current);
  }

  /** Changes the language once its words are here; the newest wish counts. */
  async set(next: Language): Promise<void> {
    this.wished = next;
    writeStored('language', next); // where the words cannot be fetched now, the next visit is in that language
    const words = await wordsOf(next);
    if (this.wished !== next) return;
    this.loaded = words;
    this.current = next;
  }

  /** The text of a bilingual name in the language in use. */
  of(text: { readonly ja: string; readonly en: string }): string {
    return text[this.current];
  }
}

export const language = new LanguageState();
