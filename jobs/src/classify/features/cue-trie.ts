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

/** Cues as a trie in typed arrays: one look at a table for a place where none begins. */
export function createCueTrie(cues: readonly TrieCue[]): CueTrie {
  const { table, mask, ends } = buildTable(cues);
  // by first two characters: whether a cue may begin so; by one, where a cue is no longer
  const pairs = new Uint8Array(0x10000);
  const singles = new Uint8Array(0x10000);
  for (const { text } of cues)
    if (text.length === 1) singles[text.charCodeAt(0)] = 1;
    else if (text !== '') pairs[pairOf(text.charCodeAt(0), text.charCodeAt(1))] = 1;
  // by layer: where the longest fitting cue of a place ends and which node holds it
  const stops = new Int32Array(2);
  const nodes = new Int32Array(2);

  return {
    visit(codes, length, visit) {
      let before = 0;
      for (let from = 0; from < length; from++) {
        const first = codes[from] ?? 0;
        const isInside = isLatin(before) && isLatin(first);
        before = first;
        if (isInside) continue;
        const second = from + 1 < length ? (codes[from + 1] ?? 0) : 0;
        if (pairs[pairOf(first, second)] === 0 && singles[first] === 0) continue;
        stops.fill(0);
        let node = 0;
        for (let i = from; i < length; i++) {
          const code = codes[i] ?? 0;
          let place = placeOf(node, code) & mask;
          while (table[place * 3 + 2] !== 0 && (table[place * 3] !== node || table[place * 3 + 1] !== code))
            place = (place + 1) & mask;
          node = table[place * 3 + 2] ?? 0;
          if (node === 0) break;
          const here = ends[node];
          if (here === undefined) continue;
          for (const cue of here)
            if (fits(cue, codes, length, i + 1)) {
              stops[cue.layer] = i + 1;
              nodes[cue.layer] = node;
            }
        }
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

/** Places of node, code and next node (0 where there is none), and the cues that end at a node. */
function buildTable(cues: readonly TrieCue[]): {
  readonly table: Int32Array;
  readonly mask: number;
  readonly ends: readonly (readonly TrieCue[] | undefined)[];
} {
  const characters = cues.reduce((sum, { text }) => sum + text.length, 1);
  let places = 16;
  while (places < characters * 2) places *= 2;
  const table = new Int32Array(places * 3);
  const ends: (TrieCue[] | undefined)[] = [undefined];
  for (const cue of cues) {
    let node = 0;
    for (let i = 0; i < cue.text.length; i++) {
      const code = cue.text.charCodeAt(i);
      let place = placeOf(node, code) & (places - 1);
      while (table[place * 3 + 2] !== 0 && (table[place * 3] !== node || table[place * 3 + 1] !== code))
        place = (place + 1) & (places - 1);
      if (table[place * 3 + 2] === 0) {
        table.set([node, code, ends.length], place * 3);
        ends.push(undefined);
      }
      node = table[place * 3 + 2] ?? 0;
    }
    if (node !== 0) (ends[node] ??= []).push(cue);
  }
  return { table, mask: places - 1, ends };
}

function placeOf(node: number, code: number): number {
  return Math.imul(node, 0x2c1b3c6d) ^ Math.imul(code, 0x297a2d39);
}

/** A place in the table of beginnings. */
function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e5) ^ second) & 0xffff;
}

function fits({ maxEnding }: TrieCue, codes: Uint16Array, length: number, end: number): boolean {
  if (!isLatin(codes[end - 1] ?? 0)) return true;
  let to = end;
  while (to < length && to - end <= maxEnding && isLatin(codes[to] ?? 0)) to++;
  return to - end <= maxEnding;
}

/** Letters and digits of words, folded. */
function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x250);
}
