import type { FilterTests } from './filter-test.js';
import type { Tally } from './tally.js';

/** One variation of the filter and what is counted under it. */
export interface View {
  readonly tests: FilterTests;
  /** By what they count, so that charts share them. */
  readonly tallies: Map<string, Tally>;
}
