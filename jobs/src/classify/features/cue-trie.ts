/** A written cue and what is told when it is found. */
export interface TrieCue {
  /** Folded; Latin ones match from the start of a word only. */
  readonly text: string;
  /** Told to `visit`. */
  readonly value: number;
  /** Letters that may follow a Latin cue: 0 asks for the end of the word. */
  readonly maxEnding: number;
}

/** Told of a cue in folded code units, half-open. */
export type VisitTrieCue = (value: number, from: number, to: number) => void;

export interface CueTrie {
  /** The longest cue at every place of `codes[0, length)`; of cues of one text all are told. */
  visit(codes: Uint16Array, length: number, visit: VisitTrieCue): void;
}

/** Cues as a trie in typed arrays: one look at a table for a place where none begins. */
export function createCueTrie(cues: readonly TrieCue[]): CueTrie {
  const characters = cues.reduce((sum, { text }) => sum + text.length, 1);
  let places = 16;
  while (places < characters * 2) places *= 2;
  // places of node, code and next node; node 0 is the root and nobody's next
  const table = new Int32Array(places * 3);
  const begins = new Uint8Array(0x10000);
  const ends: TrieCue[][] = [[]];
  const placeOf = (node: number, code: number): number => {
    let place = (Math.imul(node, 0x2c1b3c6d) ^ Math.imul(code, 0x297a2d39)) & (places - 1);
    while (table[place * 3 + 2] !== 0 && (table[place * 3] !== node || table[place * 3 + 1] !== code))
      place = (place + 1) & (places - 1);
    return place * 3;
  };
  for (const cue of cues) {
    let node = 0;
    for (let i = 0; i < cue.text.length; i++) {
      const code = cue.text.charCodeAt(i);
      if (i === 0) begins[code] = 1;
      const at = placeOf(node, code);
      if (table[at + 2] === 0) {
        table[at] = node;
        table[at + 1] = code;
        table[at + 2] = ends.length;
        ends.push([]);
      }
      node = table[at + 2] ?? 0;
    }
    if (cue.text !== '') ends[node]?.push(cue);
  }

  function fits({ maxEnding }: TrieCue, codes: Uint16Array, length: number, end: number): boolean {
    if (!isLatin(codes[end - 1] ?? 0)) return true;
    let to = end;
    while (to < length && to - end <= maxEnding && isLatin(codes[to] ?? 0)) to++;
    return to - end <= maxEnding;
  }

  return {
    visit(codes, length, visit) {
      for (let from = 0; from < length; from++) {
        const first = codes[from] ?? 0;
        if (begins[first] === 0 || (isLatin(first) && from > 0 && isLatin(codes[from - 1] ?? 0))) continue;
        let node = 0;
        let found: readonly TrieCue[] = [];
        let to = from;
        for (let i = from; i < length; i++) {
          node = table[placeOf(node, codes[i] ?? 0) + 2] ?? 0;
          if (node === 0) break;
          const here = ends[node] ?? [];
          if (here.some((cue) => fits(cue, codes, length, i + 1))) {
            found = here;
            to = i + 1;
          }
        }
        for (const cue of found) if (fits(cue, codes, length, to)) visit(cue.value, from, to);
      }
    },
  };
}

/** Letters and digits of words, folded; an apostrophe ends a word here, as in "service's". */
function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x250);
}
