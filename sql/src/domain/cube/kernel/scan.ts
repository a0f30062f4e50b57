import { UNKNOWN_DAY } from '../layout.js';
import type { Chunk } from './chunk.js';
import { PIECE } from './loop.js';
import type { Sieve } from './sieve.js';
import type { DayRange } from './filter-test.js';

/** Every day there can be, the unknown one included. */
export const ALL_DAYS: DayRange = { from: UNKNOWN_DAY, to: 2_147_483_647 };

/** Takes rows of one chunk and one day: their masks stand in MASKS, or (`masked` false) all pass in every view asked. */
export type Visit = (chunk: Chunk, day: number, start: number, count: number, masked: boolean) => void;

/** Walks the rows of some days through a sieve, asking the views of `bits`. */
export function scan(chunks: Iterable<Chunk>, days: DayRange, bits: number, sieve: Sieve, visit: Visit): void {
  if (days.from > days.to || bits === 0) return;
  for (const chunk of chunks) {
    const end = firstRun(chunk, days.to + 1);
    for (let run = firstRun(chunk, days.from); run < end; run++) {
      const day = chunk.days[run] ?? UNKNOWN_DAY;
      const from = chunk.starts[run] ?? 0;
      const to = chunk.starts[run + 1] ?? from;
      if (sieve.open) visit(chunk, day, from, to - from, false);
      else
        for (let start = from; start < to; start += PIECE) {
          const count = Math.min(PIECE, to - start);
          sieve.test(chunk, start, count, bits);
          visit(chunk, day, start, count, true);
        }
    }
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
