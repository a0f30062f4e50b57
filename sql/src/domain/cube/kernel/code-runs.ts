import type { Chunk } from './chunk.js';

/** How often each first code comes on each day of a block: what depends on day and first code alone is counted from these. */
export interface CodeRuns {
  /** Where each day's codes begin, in the order of the block's days; one entry more, the length. */
  readonly starts: Uint32Array;
  readonly codes: Uint16Array;
  readonly times: Uint32Array;
}

const kept = new WeakMap<Chunk, CodeRuns>();

/** Counted once for a block and a packing: a block that is repacked is another chunk. @param size first codes in use */
export function codeRuns(chunk: Chunk, size: number): CodeRuns {
  const known = kept.get(chunk) ?? countRuns(chunk, size);
  kept.set(chunk, known);
  return known;
}

/** For each row, the position of its day and first code in the runs of its block. @param size first codes in use */
export function cellsOfRows(chunk: Chunk, size: number): Uint32Array {
  const [first] = chunk.codes;
  const { starts, codes } = codeRuns(chunk, size);
  const positions = new Uint32Array(size);
  const cells = new Uint32Array(chunk.length);
  for (let run = 0; run + 1 < starts.length; run++) {
    for (let at = starts[run] ?? 0; at < (starts[run + 1] ?? 0); at++) positions[codes[at] ?? 0] = at;
    const end = chunk.starts[run + 1] ?? 0;
    for (let row = chunk.starts[run] ?? 0; row < end; row++) cells[row] = positions[first?.[row] ?? 0] ?? 0;
  }
  return cells;
}

function countRuns(chunk: Chunk, size: number): CodeRuns {
  const [first] = chunk.codes;
  const { days, length } = chunk;
  const starts = new Uint32Array(days.length + 1);
  const codes = new Uint16Array(length);
  const times = new Uint32Array(length);
  /** Position of a code in the run in hand, plus 1; a position of an earlier run lies below it. */
  const places = new Uint32Array(size);
  let held = 0;
  for (let run = 0; run < days.length; run++) {
    const begin = held;
    const end = chunk.starts[run + 1] ?? 0;
    for (let row = chunk.starts[run] ?? 0; row < end; row++) {
      const code = first?.[row] ?? 0;
      let place = places[code] ?? 0;
      if (place <= begin) {
        place = ++held;
        places[code] = place;
        codes[place - 1] = code;
      }
      times[place - 1] = (times[place - 1] ?? 0) + 1;
    }
    starts[run + 1] = held;
  }
  return { starts, codes: codes.slice(0, held), times: times.slice(0, held) };
}
