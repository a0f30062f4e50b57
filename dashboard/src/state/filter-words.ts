import { bare, type Filter } from '@koe/sql/domain/filter';
import type { Words } from '../words/words.js';
import { valuesOf } from './filter-address.js';
import type { FilterDimension } from './filter-options.js';

/** The values of one field as people read them: `商品以外`, `not Apps`; a value that nothing has any more stands as it is written. */
export function valueWords(
  dimension: FilterDimension,
  filter: Filter,
  { frame }: Pick<Words, 'frame'>,
): { readonly names: readonly string[]; readonly join: string } {
  const values = valuesOf(filter, dimension.field);
  const labelOf = (value: string): string => dimension.options.find((option) => option.value === value)?.label ?? value;
  return {
    names: values.map((value) => (value.startsWith('!') ? frame.not(labelOf(bare(value))) : labelOf(value))),
    join: values.some((value) => value.startsWith('!')) ? frame.nor : frame.or,
  };
}

/** A whole filter but its period in words, one line a chip; empty when nothing is filtered. */
export function filterWords(
  filter: Filter,
  dimensions: readonly FilterDimension[],
  words: Pick<Words, 'frame'>,
): readonly string[] {
  const chips = dimensions
    .filter(({ field }) => valuesOf(filter, field).length > 0)
    .map((dimension) => {
      const { names, join } = valueWords(dimension, filter, words);
      return `${dimension.label}: ${names.join(join)}`;
    });
  return filter.q === undefined ? chips : [...chips, `${words.frame.textChip}: ${filter.q}`];
}
