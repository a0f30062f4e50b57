import { viewOf } from '../text/text-view.js';
import type { Reading } from './reading.js';
import { spoken } from './reading.js';
import { EDGE_WORDS, GRAMMAR_WORDS } from './stop-words.js';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'\p{L}+)?/gu;
const SENTENCE_END = /[.!?;]+(?:\s|$)|\n+/;
const CURLY = /[’‘]/g;

/** A pair of words tells more than its words, but half of it may be grammar. */
const HALF_GRAMMAR = 0.5;
/** Parts of words let forms of one word meet. */
const PIECE = 4;
const PIECE_WEIGHT = 0.5;
const LONGEST_PHRASE = 3;
/** A text is known by its beginning; a megabyte of noise must not fill the memory. */
const MOST_WORDS = 400;

/** English, and every language that puts spaces between words. */
export function readSpaced(text: string): Reading {
  const sentences = spoken(viewOf(text)).replace(CURLY, "'").split(SENTENCE_END).map(wordsOf);
  const words = sentences.flat().slice(0, MOST_WORDS);
  let left = MOST_WORDS;
  const phrases = new Set<string>();
  for (const sentence of sentences) {
    // no phrase runs from one sentence into the next
    for (const phrase of phrasesOf(sentence.slice(0, left), ' ')) phrases.add(phrase);
    left -= Math.min(left, sentence.length);
  }
  return { terms: termsOf(words), phrases };
}

function wordsOf(sentence: string): string[] {
  return sentence.match(WORD) ?? [];
}

/** @param space what stands between the words of a phrase */
export function readWords(words: readonly string[], space: string): Reading {
  return { terms: termsOf(words), phrases: phrasesOf(words, space) };
}

function termsOf(words: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>();
  const stems = words.map(cut);
  const empty = words.map((word) => GRAMMAR_WORDS.has(word));
  stems.forEach((stem, i) => {
    const next = stems[i + 1];
    if (next !== undefined && !(empty[i] && empty[i + 1]))
      terms.set(`${stem} ${next}`, empty[i] || empty[i + 1] ? HALF_GRAMMAR : 1);
    if (empty[i]) return;
    terms.set(stem, 1);
    const whole = `<${stem}>`;
    for (let at = 0; at + PIECE <= whole.length; at++) terms.set(`#${whole.slice(at, at + PIECE)}`, PIECE_WEIGHT);
  });
  return terms;
}

function phrasesOf(words: readonly string[], space: string): Set<string> {
  const phrases = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    if (EDGE_WORDS.has(words[from] ?? '')) continue;
    for (let size = 1; size <= LONGEST_PHRASE && from + size <= words.length; size++) {
      if (EDGE_WORDS.has(words[from + size - 1] ?? '')) continue;
      const phrase = words.slice(from, from + size).join(space);
      if (phrase.length > 1 && /\p{L}/u.test(phrase)) phrases.add(phrase);
    }
  }
  return phrases;
}

/** The commonest English endings off: likeness needs no more, and other languages lose little. */
function cut(word: string): string {
  if (word.length > 4) {
    if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    if (word.endsWith('ing') && word.length > 5) return word.slice(0, -3);
    if (word.endsWith('ed')) return word.slice(0, -2);
    if (word.endsWith('es')) return word.slice(0, -1);
  }
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
