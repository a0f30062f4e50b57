import { MEANINGS } from '../cold-start/meanings/meanings.js';
import { isNegated } from '../negation.js';
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

const NAMED: readonly Groups[] = [MEANINGS];
const JUDGING: readonly Groups[] = [POLARITY_JA, POLARITY_EN];

/** Changes with every cue, and with it the answers. */
export const MEANINGS_FINGERPRINT = hashOf(SEED_MEANING, JSON.stringify([NAMED, JUDGING]));

/**
 * What words mean, beside the words themselves: what customers talk about (one key for 「店員」 and "waiter") and how they
 * judge (one key for all mildly good words, another where they are denied). Lets rare words and both languages profit
 * from what was learnt of others.
 */
export class MeaningReader {
  private readonly tries: { readonly named: CueTrie; readonly judging: CueTrie };

  constructor() {
    this.tries = tries();
  }

  /** Fills `grams` with the meanings of a folded text. */
  read(codes: Uint16Array, length: number, grams: Grams, withOffsets: boolean): void {
    grams.reserve(length * 8 + 16, withOffsets);
    const add = (key: number, from: number, to: number): void => grams.add(key, from, to);
    this.tries.named.visit(codes, length, add);
    let until = 0;
    this.tries.judging.visit(codes, length, (key, from, to) => {
      if (from < until) return;
      until = to;
      const first = Math.max(0, from - BEFORE);
      const around = String.fromCharCode(...codes.subarray(first, Math.min(length, to + AFTER)));
      add(isNegated(around, from - first, to - first) ? key ^ 0x55555555 : key, from, to);
    });
  }
}

let made: { readonly named: CueTrie; readonly judging: CueTrie } | null = null;

function tries(): { readonly named: CueTrie; readonly judging: CueTrie } {
  made ??= {
    named: createCueTrie(NAMED.flatMap((groups) => cuesOf(groups, MEANING_ENDING))),
    judging: createCueTrie(JUDGING.flatMap((groups) => cuesOf(groups, ANY_ENDING))),
  };
  return made;
}

/** Cues are written `a;b;c$`: a final `$` asks for the end of a word. */
function cuesOf(groups: Groups, ending: number): TrieCue[] {
  return groups.flatMap(([group, cues]) =>
    cues.split(';').map((written) => {
      const whole = written.endsWith('$');
      const text = (whole ? written.slice(0, -1) : written).normalize('NFKC').trim().toLowerCase().replace(/’/g, "'");
      return { text, value: hashOf(SEED_MEANING, String(group)) || 1, maxEnding: whole ? 0 : ending };
    }),
  );
}
