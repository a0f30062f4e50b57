import { splitValues, type Filter } from '@koe/sql/domain/filter';
import { descendantsOf, type Theme } from '@koe/sql/domain/theme';
import { valuesOf } from './filter-address.js';
import type { AnyField } from './filter-options.js';

/**
 * Which values of a field the filter keeps; null when it says nothing about the field. Linked charts go on showing all
 * values and fade those that are not kept.
 */
export function keptValues(filter: Filter, field: AnyField): ((value: string) => boolean) | null {
  const values = valuesOf(filter, field);
  if (values.length === 0) return null;
  const { wanted, unwanted } = splitValues(values);
  return (value) => (wanted.length === 0 || wanted.includes(value)) && !unwanted.includes(value);
}

/** The same for themes, where a theme stands for all below it too. */
export function keptThemes(
  filter: Filter,
  themes: readonly Pick<Theme, 'id' | 'parent'>[],
): ((value: string) => boolean) | null {
  const values = filter.theme ?? [];
  if (values.length === 0) return null;
  const below = descendantsOf(
    themes.map((theme) => ({ ...theme, key: '', name: NAMELESS, description: NAMELESS, examples: NO_EXAMPLES })),
  );
  const spread = (ids: readonly string[]): Set<string> =>
    new Set(ids.flatMap((id) => [id, ...(below.get(Number(id)) ?? []).map(String)]));
  const { wanted, unwanted } = splitValues(values);
  const in_ = spread(wanted);
  const out = spread(unwanted);
  return (value) => (in_.size === 0 || in_.has(value)) && !out.has(value);
}

const NAMELESS = { ja: '', en: '' };
const NO_EXAMPLES = { ja: [], en: [] };
