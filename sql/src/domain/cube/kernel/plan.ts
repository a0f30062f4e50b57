import type { Filter } from '../../filter.js';
import type { CountQuery, Counts, Weigh } from '../query.js';
import { filterTests, withoutKeys, type DayRange, type FilterTests } from './filter-test.js';
import { foldOf, type Fold } from './fold.js';
import { Pass, VIEWS } from './pass.js';
import { ALL_DAYS } from './scan.js';
import type { Hits } from './sieve.js';
import type { Store } from './store.js';

/**
 * A set of queries under one filter, worked out for one state of a store. Charts that share a variation of the filter and
 * a column share their cells, and a change of dates alone adds and takes away only the days between.
 */
export class Plan {
  readonly #passes: readonly Pass[];
  readonly #folds: readonly Fold[];

  constructor(store: Store, filter: Filter, queries: readonly CountQuery[], hits: Hits) {
    const tests = new Map<Weigh, FilterTests>();
    const weighed = (weigh: Weigh): FilterTests => {
      const made = tests.get(weigh) ?? filterTests(filter, weigh, store.dimensions, store.reach);
      tests.set(weigh, made);
      return made;
    };
    const asked = queries.map((query) => withoutKeys(weighed(query.weigh ?? 'each'), new Set(query.except)));
    const views = new Map(asked.map((view) => [viewKey(view), view]));
    const all = [...views.values()];
    const order = [...views.keys()];
    this.#passes = Array.from(
      { length: Math.ceil(all.length / VIEWS) },
      (_, index) => new Pass(store, all.slice(index * VIEWS, (index + 1) * VIEWS), hits),
    );
    this.#folds = queries.flatMap((query, index) => {
      const tests = asked[index];
      const place = tests ? order.indexOf(viewKey(tests)) : -1;
      const pass = this.#passes[Math.floor(place / VIEWS)];
      return tests && pass ? [foldOf(store, query, pass, place % VIEWS, tests.days !== null)] : [];
    });
  }

  /** Counts under the filter with these dates; its other parts are those the plan was made with. */
  counts(days: DayRange | null): Counts[] {
    for (const pass of this.#passes) pass.count(days ?? ALL_DAYS);
    return this.#folds.map((fold) => fold(days));
  }
}

function viewKey({ fields, theme, days, search }: FilterTests): string {
  return [...fields.map(({ key }) => key), theme && 'theme', days && 'date', search && 'q'].join(' ');
}
