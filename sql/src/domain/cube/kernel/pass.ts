import { ALL_DAYS, daysWithout, rowsWithin, scan } from './scan.js';
import type { DayRange, FilterTests } from './filter-test.js';
import { Sieve, type Hits } from './sieve.js';
import type { Store } from './store.js';
import type { Tally } from './tally.js';

/** Views that are walked together. A row's mask is kept per row and cells per mask, so more are walked in another pass. */
export const VIEWS = 5;

/** Up to five views and what is counted under them. */
export class Pass {
  readonly #store: Store;
  readonly #sieve: Sieve;
  readonly #tallies = new Map<string, Tally>();
  /** Bits of the views that the filter's days apply to, and of the others. */
  readonly #dated: number;
  readonly #undated: number;
  readonly #masks: readonly number[];
  #days: DayRange | null = null;

  constructor(store: Store, views: readonly FilterTests[], hits: Hits) {
    this.#store = store;
    this.#sieve = new Sieve(views, store.packing, store.reach, hits);
    this.#dated = views.reduce((bits, view, index) => (view.days ? bits | (1 << index) : bits), 0);
    this.#undated = ((1 << views.length) - 1) & ~this.#dated;
    this.#masks = this.#sieve.possible([this.#dated | this.#undated, this.#dated, this.#undated]);
  }

  /** The tally of that name, made for so many masks when it is the first time. To be asked for before counting. */
  tally(name: string, make: (masks: number) => Tally): Tally {
    const made = this.#tallies.get(name) ?? make((this.#dated | this.#undated) + 1);
    this.#tallies.set(name, made);
    return made;
  }

  /** The cells of a tally under one view. Not to be changed. */
  cellsOf({ size, cells }: Tally, view: number): Int32Array {
    const [first, ...rest] = this.#masks.filter((mask) => (mask >> view) & 1);
    if (first === undefined) return new Int32Array(size);
    const own = cells.subarray(first * size, (first + 1) * size);
    if (rest.length === 0) return own;
    const sum = own.slice();
    for (const mask of rest) {
      const base = mask * size;
      for (let at = 0; at < size; at++) sum[at] = (sum[at] ?? 0) + (cells[base + at] ?? 0);
    }
    return sum;
  }

  /** Brings the tallies to the count under a filter with these days. */
  count(days: DayRange): void {
    const before = this.#days;
    this.#days = days;
    if (before === null) return this.#countAll(days);
    const gone = daysWithout(before, days);
    const come = daysWithout(days, before);
    if (gone.length + come.length === 0) return;
    const chunks = [...this.#store.chunks.values()];
    const moved = [...gone, ...come].reduce((rows, range) => rows + rowsWithin(chunks, range), 0);
    if (moved * 2 > this.#store.length) {
      for (const { cells } of this.#tallies.values()) cells.fill(0);
      return this.#countAll(days);
    }
    for (const range of gone) this.#walk(range, this.#dated, -1);
    for (const range of come) this.#walk(range, this.#dated, 1);
  }

  #countAll(days: DayRange): void {
    this.#walk(days, this.#dated | this.#undated, 1);
    for (const rest of daysWithout(ALL_DAYS, days)) this.#walk(rest, this.#undated, 1);
  }

  #walk(days: DayRange, bits: number, sign: number): void {
    const first = this.#store.extent?.[0] ?? 0;
    const tallies = [...this.#tallies.values()];
    scan(this.#store.chunks.values(), days, bits, this.#sieve, (chunk, day, start, count, masked) => {
      const slice = { chunk, day: Math.max(0, day - first + 1), start, count, masked, bits, sign };
      for (const tally of tallies) tally.add(slice);
    });
  }
}
