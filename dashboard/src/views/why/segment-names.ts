import type { FilterDimension } from '../../state/filter-options.js';
import { SPLITS, type Split } from '@koe/sql/domain/decomposition/two-periods';
import { KINDS } from '@koe/sql/domain/item';
import type { Words } from '../../words/words.js';
import { isSegment } from './why-address.js';

export interface SplitName {
  readonly split: Split;
  readonly label: string;
  readonly segment: (key: string) => string;
}

/** What a change is mostly split by. */
const FIRST: readonly Split[] = ['channel', 'product', 'team'];

/** The dimensions that a change can be split by, with the names of their values. One with a single value splits nothing. */
export function splitNames(dimensions: readonly FilterDimension[], words: Words): readonly SplitName[] {
  const named = (options: ReadonlyMap<string, string>) => (key: string) =>
    key === '*' ? words.why.others : key === '-' ? words.common.none : (options.get(key) ?? key);
  const ofFilter = dimensions.flatMap(({ field, label, options }): SplitName[] => {
    const split = SPLITS.find((entry) => entry === field) ?? (isSegment(field) ? field : null);
    if (split === null || options.filter(({ value }) => value !== '-').length < 2) return [];
    return [{ split, label, segment: named(new Map(options.map((option) => [option.value, option.label]))) }];
  });
  const kinds = named(new Map(KINDS.map((kind) => [kind, words.common.kind[kind]])));
  const rank = ({ split }: SplitName): number => (FIRST.includes(split) ? FIRST.indexOf(split) : FIRST.length);
  return [...ofFilter, { split: 'kind' as const, label: words.why.kind, segment: kinds }].toSorted(
    (a, b) => rank(a) - rank(b),
  );
}
