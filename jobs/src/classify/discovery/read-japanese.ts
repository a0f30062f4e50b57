import type { Token } from './japanese-tokens.js';
import type { Reading } from './reading.js';
import { EMPTY_JAPANESE } from './stop-words.js';

const PIECE = 2;
const PIECE_WEIGHT = 0.3;
const PAIR_WEIGHT = 0.5;
/** Longer runs of nouns are lists, not names. */
const LONGEST_COMPOUND = 4;

/** Nouns that only lean on another word. */
const LEANING = new Set(['非自立', '代名詞', '副詞可能', '数', '特殊', '接続詞的', '引用文字列']);
const LETTERS = /^[\p{L}\p{N}ー・々]+$/u;
const ONE_KANA = /^[ぁ-ゖァ-ヺー]$/u;

/** Noun compounds and base forms of verbs and adjectives. */
export function readJapanese(tokens: readonly Token[]): Reading {
  const terms = new Map<string, number>();
  const phrases = new Set<string>();
  let before: string | null = null;
  let run: Token[] = [];
  for (const token of [...tokens, null]) {
    const noun = token !== null && isNoun(token);
    if (!noun) {
      addCompounds(run, phrases);
      run = [];
    }
    if (token === null) break;
    const word = contentOf(token);
    if (word === null) continue;
    if (noun) run.push(token);
    else phrases.add(word);
    terms.set(word, 1);
    if (before !== null) terms.set(`${before} ${word}`, PAIR_WEIGHT);
    before = word;
    for (let at = 0; at + PIECE <= word.length; at++) terms.set(`#${word.slice(at, at + PIECE)}`, PIECE_WEIGHT);
  }
  return { terms, phrases };
}

function isNoun({ kind, detail, surface }: Token): boolean {
  return (kind === '名詞' || kind === '接頭詞') && !LEANING.has(detail) && LETTERS.test(surface);
}

/** The word that carries meaning, in its base form; null for grammar. */
function contentOf(token: Token): string | null {
  const { kind, detail, surface, base } = token;
  if (isNoun(token)) return EMPTY_JAPANESE.has(surface) || ONE_KANA.test(surface) ? null : surface;
  if (kind !== '動詞' && kind !== '形容詞') return null;
  if (detail !== '自立' || EMPTY_JAPANESE.has(base) || base.length < 2) return null;
  return base;
}

/** Every compound within a run of nouns: what part of it is spoken of is for the counts to say. */
function addCompounds(run: readonly Token[], phrases: Set<string>): void {
  run.forEach((first, from) => {
    if (first.detail === '接尾') return;
    for (let size = 1; size <= LONGEST_COMPOUND && from + size <= run.length; size++) {
      if (run[from + size - 1]?.kind === '接頭詞') continue;
      const phrase = run
        .slice(from, from + size)
        .map(({ surface }) => surface)
        .join('');
      if (phrase.length > 1 || /\p{Script=Han}/u.test(phrase)) phrases.add(phrase);
    }
  });
}
