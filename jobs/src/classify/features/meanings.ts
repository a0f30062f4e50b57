import { MEANINGS } from '../cold-start/meanings/meanings.js';
import { isNegated } from '../text/negation.js';
import { POLARITY_EN } from '../tone/polarity-en.js';
import { POLARITY_JA } from '../tone/polarity-ja.js';
import type { CueTrie, TrieCue } from './cue-trie.js';
import { createCueTrie } from './cue-trie.js';
import type { Grams } from './grams.js';
import { hashOf, SEED_MEANING } from './hash.js';

/** Letters that may follow a cue of a meaning: `deliver` finds "delivered", `ride` does not find "rideshares". */
const MEANING_ENDING = 3;
const ANY_ENDING = 64;
/** How much text around a judging word its negation is looked for in. */
const BEFORE = 32;
const AFTER = 12;

type Groups = readonly (readonly [group: string | number, cues: string])[];

/** Layers of the trie. */
const NAMED = 0;
const JUDGING = 1;
/** Turns the key of a judgement into that of its denial. */
const DENIED = 0x55555555;

/** Changes with every cue, and with it the answers. */
export const MEANINGS_FINGERPRINT = hashOf(SEED_MEANING, JSON.stringify([MEANINGS, POLARITY_JA, POLARITY_EN]));

/**
 * What words mean, beside the words themselves: what customers talk about (one key for 「店員」 and "waiter") and how they
 * judge (one key for all mildly good words, another where they are denied). Lets rare words and both languages profit
 * from what was learnt of others.
 */
export class MeaningReader {
  /** Folded ranges of the judging words read last: pairs of from and to; only with offsets. */
  readonly judged: number[] = [];
  private readonly trie = meaningTrie();

  /** Fills `grams` with the meanings of a folded text. */
  read(codes: Uint16Array, length: number, grams: Grams, withOffsets: boolean): void {
    grams.reserve(length * 8 + 16, withOffsets);
    this.judged.length = 0;
    let until = 0;
    this.trie.visit(codes, length, (key, from, to, layer) => {
      if (layer === NAMED) grams.add(key, from, to);
      else if (from >= until) {
        until = to;
        if (withOffsets) this.judged.push(from, to);
        grams.add(isDenied(codes, length, from, to) ? key ^ DENIED : key, from, to);
      }
    });
  }
}

function isDenied(codes: Uint16Array, length: number, from: number, to: number): boolean {
  const first = Math.max(0, from - BEFORE);
  const around = String.fromCharCode(...codes.subarray(first, Math.min(length, to + AFTER)));
  return isNegated(around, from - first, to - first);
}

let made: CueTrie | null = null;

function meaningTrie(): CueTrie {
  made ??= createCueTrie([
    ...cuesOf(MEANINGS, NAMED, MEANING_ENDING),
    ...cuesOf([...POLARITY_JA, ...POLARITY_EN], JUDGING, ANY_ENDING),
  ]);
  return made;
}

/** Cues are written `a;b;c$`: a final `$` asks for the end of a word. */
function cuesOf(groups: Groups, layer: 0 | 1, ending: number): TrieCue[] {
  return groups.flatMap(([group, cues]) =>
    cues.split(';').map((written) => {
      const whole = written.endsWith('$');
      const text = (whole ? written.slice(0, -1) : written).normalize('NFKC').trim().toLowerCase().replace(/’/g, "'");
      return { text, value: hashOf(SEED_MEANING, String(group)) || 1, maxEnding: whole ? 0 : ending, layer };
    }),
  );
}
