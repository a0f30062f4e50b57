import type { Chunk } from './chunk.js';
import { firstRun } from './scan.js';
import type { DayRange } from './filter-test.js';
import type { ThemeReach } from './theme-reach.js';

/** Positions whose rows are kept for a block; each costs four bytes an item that reaches it. */
const MOST_KEPT = 64;

const kept = new WeakMap<Chunk, { readonly reach: ThemeReach; readonly rows: Map<number, Uint32Array> }>();

/** The rows of a block that reach a theme, ascending: found once, so that asking for one theme does not walk all items. */
export function themeRows(chunk: Chunk, reach: ThemeReach, position: number): Uint32Array {
  let known = kept.get(chunk);
  if (known?.reach !== reach) known = { reach, rows: new Map() };
  kept.set(chunk, known);
  const rows = known.rows.get(position) ?? findRows(chunk, reach, position);
  // a Map keeps the order of insertion: what is used moves to its end
  known.rows.delete(position);
  known.rows.set(position, rows);
  for (const oldest of known.rows.keys()) {
    if (known.rows.size <= MOST_KEPT) break;
    known.rows.delete(oldest);
  }
  return rows;
}

/** Part of ascending rows: those of some days. */
export function rowsOfDays(chunk: Chunk, rows: Uint32Array, days: DayRange): Uint32Array {
  if (days.from > days.to) return rows.subarray(0, 0);
  const first = chunk.starts[firstRun(chunk, days.from)] ?? chunk.length;
  const end = chunk.starts[firstRun(chunk, days.to + 1)] ?? chunk.length;
  return rows.subarray(lowerBound(rows, first), lowerBound(rows, end));
}

function findRows({ sets, length }: Chunk, { offsets, reached }: ThemeReach, position: number): Uint32Array {
  const has = new Uint8Array(offsets.length - 1);
  for (let set = 0; set < has.length; set++)
    for (let at = offsets[set] ?? 0; at < (offsets[set + 1] ?? 0); at++) if (reached[at] === position) has[set] = 1;
  const found: number[] = [];
  for (let row = 0; row < length; row++) if (has[sets[row] ?? 0] === 1) found.push(row);
  return Uint32Array.from(found);
}

function lowerBound(rows: Uint32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
