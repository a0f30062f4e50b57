import { CharTrie } from '../text/char-trie.js';
import { isLatin } from '../text/latin.js';

/** A written cue and what is told when it is found. */
export interface TrieCue {
  /** Folded; Latin ones match from the start of a word only. */
  readonly text: string;
  /** Told to `visit`. */
  readonly value: number;
  /** Letters that may follow a Latin cue: 0 asks for the end of the word. */
  readonly maxEnding: number;
  /** Cues of one layer compete for a place, the longest wins; layers know nothing of each other. */
  readonly layer: 0 | 1;
}

/** Told of a cue in folded code units, half-open. */
export type VisitTrieCue = (value: number, from: number, to: number, layer: number) => void;

export interface CueTrie {
  /** The longest cue of each layer at every place of `codes[0, length)`; of cues of one text all are told. */
  visit(codes: Uint16Array, length: number, visit: VisitTrieCue): void;
}

/** One look at a table for a place where no cue begins. */
export function createCueTrie(cues: readonly TrieCue[]): CueTrie {
  const trie = new CharTrie();
  const byNode: TrieCue[][] = [];
  for (const cue of cues) {
    const node = trie.add(cue.text);
    if (node !== 0) (byNode[node] ??= []).push(cue);
  }
  const ends = Array.from({ length: trie.size }, (_, node) => byNode[node]);
  // by layer: where the longest fitting cue of a place ends and which node holds it
  const stops = new Int32Array(2);
  const nodes = new Int32Array(2);

  function find(codes: Uint16Array, from: number, length: number): boolean {
    let isFound = false;
    let node = 0;
    for (let i = from; i < length; i++) {
      node = trie.next(node, codes[i] ?? 0);
      if (node === 0) break;
      const here = ends[node];
      if (here === undefined) continue;
      for (const cue of here)
        if (fits(cue, codes, length, i + 1)) {
          if (!isFound) stops.fill(0);
          isFound = true;
          stops[cue.layer] = i + 1;
          nodes[cue.layer] = node;
        }
    }
    return isFound;
  }

  return {
    visit(codes, length, visit) {
      let before = 0;
      let first = codes[0] ?? 0;
      for (let from = 0; from < length; from++) {
        const second = from + 1 < length ? (codes[from + 1] ?? 0) : 0;
        const begins = trie.mayBegin(first, second) && !(isLatin(before) && isLatin(first));
        before = first;
        first = second;
        if (!begins || !find(codes, from, length)) continue;
        for (let layer = 0; layer < 2; layer++) {
          const to = stops[layer] ?? 0;
          if (to === 0) continue;
          for (const cue of ends[nodes[layer] ?? 0] ?? [])
            if (cue.layer === layer && fits(cue, codes, length, to)) visit(cue.value, from, to, layer);
        }
      }
    },
  };
}

function fits({ maxEnding }: TrieCue, codes: Uint16Array, length: number, end: number): boolean {
  if (!isLatin(codes[end - 1] ?? 0)) return true;
  let to = end;
  while (to < length && to - end <= maxEnding && isLatin(codes[to] ?? 0)) to++;
  return to - end <= maxEnding;
}
