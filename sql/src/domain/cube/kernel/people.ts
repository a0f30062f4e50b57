import type { Chunk } from './chunk.js';
import { cellsOfRows, codeRuns } from './code-runs.js';

/**
 * The rows of people who come again, person by person, each with its cell: what they add to a metric cannot be summed
 * beforehand, since how often one comes depends on the filter. Cells of all blocks are numbered one block after the other.
 */
export interface People {
  /** Person number p has the places `starts[p] … starts[p + 1]`, at least two. */
  readonly starts: Uint32Array;
  /** Cell of each place. */
  readonly cellOf: Uint32Array;
  readonly cells: number;
  readonly blocks: ReadonlyMap<Chunk, BlockPeople>;
}

interface BlockPeople {
  readonly firstCell: number;
  /** Rows of people who come again, ascending, and the place of each. */
  readonly rows: Uint32Array;
  readonly places: Uint32Array;
}

/** @param repeated by person code, 1 for who comes again @param size first codes in use */
export function peopleOf(chunks: Iterable<Chunk>, repeated: Uint8Array, size: number): People {
  const held = [...chunks].map((chunk) => ({ chunk, rows: rowsOfPeople(chunk, repeated) }));
  const { starts, next } = placesOfPeople(held, repeated);
  const cellOf = new Uint32Array(starts.at(-1) ?? 0);
  const blocks = new Map<Chunk, BlockPeople>();
  let cells = 0;
  for (const { chunk, rows } of held) {
    const { person } = chunk.columns;
    const own = cellsOfRows(chunk, size);
    const places = new Uint32Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const code = person[row] ?? 0;
      const place = next[code] ?? 0;
      next[code] = place + 1;
      places[at] = place;
      cellOf[place] = cells + (own[row] ?? 0);
    }
    blocks.set(chunk, { firstCell: cells, rows, places });
    cells += codeRuns(chunk, size).codes.length;
  }
  return { starts, cellOf, cells, blocks };
}

function rowsOfPeople({ columns: { person }, length }: Chunk, repeated: Uint8Array): Uint32Array {
  const rows = new Uint32Array(length);
  let found = 0;
  for (let row = 0; row < length; row++) {
    rows[found] = row;
    found += repeated[person[row] ?? 0] ?? 0;
  }
  return rows.slice(0, found);
}

/** Where each person's places begin, by number and (`next`) by person code. */
function placesOfPeople(
  held: readonly { readonly chunk: Chunk; readonly rows: Uint32Array }[],
  repeated: Uint8Array,
): { readonly starts: Uint32Array; readonly next: Uint32Array } {
  const next = new Uint32Array(repeated.length);
  for (const { chunk, rows } of held)
    for (let at = 0; at < rows.length; at++) {
      const code = chunk.columns.person[rows[at] ?? 0] ?? 0;
      next[code] = (next[code] ?? 0) + 1;
    }
  const starts: number[] = [0];
  let placed = 0;
  for (let code = 0; code < next.length; code++) {
    const times = next[code] ?? 0;
    next[code] = placed;
    placed += times;
    if (times > 0) starts.push(placed);
  }
  return { starts: Uint32Array.from(starts), next };
}
