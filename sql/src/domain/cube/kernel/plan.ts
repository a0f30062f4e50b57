import type { CountQuery, Counts, Weigh } from '../query.js';
import { filterTests, withoutKeys, type DayRange, type FilterTests } from './filter-test.js';
import { foldOf, type Fold } from './fold.js';
import { ALL_DAYS, daysWithout, rowsWithin, scan } from './scan.js';
import { Sieve, VIEWS, type Hits } from './sieve.js';
import type { Store } from './store.js';
import type { Tally } from './tally.js';
import type { View } from './view.js';
import type { Filter } from '../../filter.js';

/** Up to eight views that are walked together. */
interface Pass {
  readonly views: readonly View[];
  readonly sieve: Sieve;
  /** Bits of the views that the filter's days apply to, and of the others. */
  readonly dated: number;
  readonly undated: number;
}

/**
 * A set of queries under one filter, worked out for one state of a store. Charts that share a variation of the filter and
 * a column share their cells, and a change of dates alone adds and takes away only the days between.
 */
export class Plan {
  readonly #store: Store;
  readonly #folds: readonly Fold[];
  readonly #passes: readonly Pass[];
  #days: DayRange | null = null;

  constructor(store: Store, filter: Filter, queries: readonly CountQuery[], hits: Hits) {
    this.#store = store;
    const views = new Map<string, View>();
    const tests = new Map<Weigh, FilterTests>();
    const weighed = (weigh: Weigh): FilterTests => {
      const made = tests.get(weigh) ?? filterTests(filter, weigh, store.dimensions, store.reach);
      tests.set(weigh, made);
      return made;
    };
    this.#folds = queries.map((query) => {
      const left = withoutKeys(weighed(query.weigh ?? 'each'), new Set(query.except));
      const key = viewKey(left);
      const view = views.get(key) ?? { tests: left, tallies: new Map<string, Tally>() };
      views.set(key, view);
      return foldOf(store, query, view);
    });
    this.#passes = passesOf([...views.values()], store, hits);
  }

  /** Counts under the filter with these dates; its other parts are those the plan was made with. */
  counts(days: DayRange | null): Counts[] {
    const now = days ?? ALL_DAYS;
    if (this.#days === null) this.#countAll(now);
    else this.#move(this.#days, now);
    this.#days = now;
    return this.#folds.map((fold) => fold(days));
  }

  #countAll(days: DayRange): void {
    for (const pass of this.#passes) {
      this.#walk(pass, days, pass.dated | pass.undated, 1);
      for (const rest of daysWithout(ALL_DAYS, days)) this.#walk(pass, rest, pass.undated, 1);
    }
  }

  #move(before: DayRange, now: DayRange): void {
    const chunks = this.#store.chunks;
    const gone = daysWithout(before, now);
    const come = daysWithout(now, before);
    const moved = [...gone, ...come].reduce((rows, days) => rows + rowsWithin(chunks.values(), days), 0);
    const anew = moved > rowsWithin(chunks.values(), now);
    for (const pass of this.#passes) {
      if (anew)
        for (const view of pass.views)
          if (view.tests.days) for (const { cells } of view.tallies.values()) cells.fill(0);
      if (anew) this.#walk(pass, now, pass.dated, 1);
      else {
        for (const days of gone) this.#walk(pass, days, pass.dated, -1);
        for (const days of come) this.#walk(pass, days, pass.dated, 1);
      }
    }
  }

  #walk(pass: Pass, days: DayRange, bits: number, sign: number): void {
    const first = this.#store.extent?.[0] ?? 0;
    const tallies = pass.views.map((view) => [...view.tallies.values()]);
    scan(this.#store.chunks.values(), days, bits, pass.sieve, (view, chunk, day, rows, start, count) => {
      const slice = { chunk, day: Math.max(0, day - first + 1), rows, start, count, sign };
      for (const tally of tallies[view] ?? []) tally.add(slice);
    });
  }
}

function viewKey({ fields, theme, days, search }: FilterTests): string {
  return [...fields.map(({ key }) => key), theme && 'theme', days && 'date', search && 'q'].join(' ');
}

function passesOf(views: readonly View[], store: Store, hits: Hits): Pass[] {
  const passes: Pass[] = [];
  for (let from = 0; from < views.length; from += VIEWS) {
    const group = views.slice(from, from + VIEWS);
    const all = (1 << group.length) - 1;
    const dated = group.reduce((bits, view, index) => (view.tests.days ? bits | (1 << index) : bits), 0);
    const sieve = new Sieve(
      group.map((view) => view.tests),
      store.packing,
      store.reach,
      hits,
    );
    passes.push({ views: group, sieve, dated, undated: all & ~dated });
  }
  return passes;
}
