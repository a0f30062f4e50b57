import { UNKNOWN_DAY } from '../layout.js';
import type { Chunk } from './chunk.js';
import { PIECE, type Sieve } from './sieve.js';
import type { DayRange } from './filter-test.js';

/** Every day there can be, the unknown one included. */
export const ALL_DAYS: DayRange = { from: UNKNOWN_DAY, to: 2_147_483_647 };

/** Takes rows of one chunk and one day that pass in a view; `rows` null means all of `start … start + count`. */
export type Visit = (
  view: number,
  chunk: Chunk,
  day: number,
  rows: Int32Array | null,
  start: number,
  count: number,
) => void;

/** Walks the rows of some days through a sieve. `views` are the bits of the views to ask. */
export function scan(chunks: Iterable<Chunk>, days: DayRange, views: number, sieve: Sieve, visit: Visit): void {
  if (days.from > days.to || views === 0) return;
  for (const chunk of chunks) {
    const end = firstRun(chunk, days.to + 1);
    for (let run = firstRun(chunk, days.from); run < end; run++) {
      const day = chunk.days[run] ?? UNKNOWN_DAY;
      const from = chunk.starts[run] ?? 0;
      const to = chunk.starts[run + 1] ?? from;
      if (sieve.open) {
        for (let view = 0; views >> view !== 0; view++)
          if ((views >> view) & 1) visit(view, chunk, day, null, from, to - from);
      } else {
        for (let start = from; start < to; start += PIECE)
          scanPiece(chunk, day, start, Math.min(to, start + PIECE), views, sieve, visit);
      }
    }
  }
}

function scanPiece(
  chunk: Chunk,
  day: number,
  start: number,
  end: number,
  views: number,
  sieve: Sieve,
  visit: Visit,
): void {
  const length = end - start;
  sieve.test(chunk, start, end);
  for (let view = 0; views >> view !== 0; view++) {
    if (((views >> view) & 1) === 0) continue;
    const count = sieve.select(view, start, length);
    if (count > 0) visit(view, chunk, day, count === length ? null : sieve.rows, start, count);
  }
}

/** Number of the first run of a day at or after `day`. */
export function firstRun({ days }: Chunk, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of some days. */
export function rowsWithin(chunks: Iterable<Chunk>, days: DayRange): number {
  if (days.from > days.to) return 0;
  let rows = 0;
  for (const chunk of chunks)
    rows += (chunk.starts[firstRun(chunk, days.to + 1)] ?? 0) - (chunk.starts[firstRun(chunk, days.from)] ?? 0);
  return rows;
}

/** The days of `a` that are not in `b`: none, one or two ranges. */
export function daysWithout(a: DayRange, b: DayRange): DayRange[] {
  if (b.from > b.to || b.to < a.from || b.from > a.to) return a.from > a.to ? [] : [a];
  const parts = [
    { from: a.from, to: b.from - 1 },
    { from: b.to + 1, to: a.to },
  ];
  return parts.filter(({ from, to }) => from <= to);
}
