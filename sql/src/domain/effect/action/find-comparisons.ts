import type { Cube } from '../../cube/cube.js';
import type { Dimension } from '../../cube/query.js';
import { splitValues, type Filter } from '../../filter.js';
import { ancestorsOf } from '../../theme.js';
import type { Comparison } from './comparison.js';
import { isTouched, type Touch } from './touches.js';

/** Fields of a filter that name a part of the organisation or its customers, which an action may leave alone. */
const PARTS = ['team', 'product', 'channel', 'source', 'lang'] as const;
/** Single values, and themes, that are looked at besides all others together: the largest. */
const MOST_VALUES = 3;
const MOST_THEMES = 5;
/** A theme of whose items so many mention the treated one too would move with it whatever is done. */
const TOGETHER = 0.1;
/** Items in the time before that a theme must have to say anything. */
const LEAST_ITEMS = 50;

/**
 * What an action could be held against: the same in segments that it does not touch, and other leaf themes, several together and the
 * largest one by one. Counted in the time before the release only.
 * @param treated the goal's filter, without dates
 * @param before the dates of the time before the release
 * @param touched what other actions change in the meantime: nothing that one of these may change is held against
 */
export function findComparisons(
  cube: Cube,
  treated: Filter,
  before: Pick<Filter, 'from' | 'to'>,
  touched: readonly Touch[],
): Comparison[] {
  const paths = new Map(
    [...ancestorsOf(cube.manifest.themes)].map(([id, path]) => [String(id), path.map(String)] as const),
  );
  const pathOf = (theme: string): readonly string[] => paths.get(theme) ?? [theme];
  const isFree = ({ filter }: Comparison): boolean => !touched.some((touch) => isTouched(filter, touch, pathOf));
  return [...segments(cube, treated, before), ...themes(cube, treated, before, isFree, pathOf)].filter(isFree);
}

function segments(cube: Cube, treated: Filter, before: Pick<Filter, 'from' | 'to'>): Comparison[] {
  const found: Comparison[] = [];
  const add = (by: Dimension, named: readonly string[], place: (values: readonly string[]) => Filter): void => {
    const { wanted, unwanted } = splitValues(named);
    if (wanted.length === 0) return;
    const others = [...wanted, ...unwanted].map((value) => `!${value}`);
    const of = (key: string | null, values: readonly string[]): Comparison => ({
      kind: 'segment',
      by,
      key,
      themeIds: [],
      filter: place(values),
    });
    found.push(of(null, others));
    const largest = countBy(cube, { ...place([]), ...before }, by)
      .filter(({ key }) => key !== '-' && !wanted.includes(key) && !unwanted.includes(key))
      .slice(0, MOST_VALUES);
    // a single one that is all others says the same once more
    if (largest.length > 1) found.push(...largest.map(({ key }) => of(key, [key])));
  };
  for (const field of PARTS)
    add(field, treated[field] ?? [], (values) => without({ ...treated, [field]: values }, field, values));
  for (const [name, named] of Object.entries(treated.seg ?? {}))
    add(`seg.${name}`, named, (values) => {
      const { [name]: _, ...rest } = treated.seg ?? {};
      return { ...treated, seg: values.length === 0 ? rest : { ...rest, [name]: values } };
    });
  return found;
}

function without(filter: Filter, field: (typeof PARTS)[number], values: readonly string[]): Filter {
  if (values.length > 0) return filter;
  const { [field]: _, ...rest } = filter;
  return rest;
}

function themes(
  cube: Cube,
  treated: Filter,
  before: Pick<Filter, 'from' | 'to'>,
  isFree: (comparison: Comparison) => boolean,
  pathOf: (theme: string) => readonly string[],
): Comparison[] {
  const { wanted } = splitValues(treated.theme ?? []);
  if (wanted.length === 0) return [];
  const { theme: _, ...rest } = treated;
  const parents = new Set(cube.manifest.themes.map(({ parent }) => String(parent)));
  const together = new Map(
    countBy(cube, { ...treated, ...before }, 'theme').map(({ key, items }) => [key, items] as const),
  );
  const of = (ids: readonly string[]): Comparison => ({
    kind: ids.length === 1 ? 'theme' : 'themes',
    by: null,
    key: null,
    themeIds: ids.map(Number),
    filter: { ...rest, theme: ids },
  });
  const others = countBy(cube, { ...rest, ...before }, 'theme')
    .filter(
      ({ key, items }) =>
        key !== '-' &&
        !parents.has(key) &&
        items >= LEAST_ITEMS &&
        (together.get(key) ?? 0) / items <= TOGETHER &&
        !wanted.some((theme) => pathOf(key).includes(theme) || pathOf(theme).includes(key)),
    )
    .filter(({ key }) => isFree(of([key])));
  const all = others.map(({ key }) => key).sort((a, b) => Number(a) - Number(b));
  return [...(all.length > 1 ? [of(all)] : []), ...others.slice(0, MOST_THEMES).map(({ key }) => of([key]))];
}

/** Items by value, the most first. */
function countBy(
  cube: Cube,
  filter: Filter,
  by: Dimension | 'theme',
): { readonly key: string; readonly items: number }[] {
  const [counts] = cube.countUnder(filter, [{ by: [by] }]);
  return (counts?.axes[0]?.keys ?? [])
    .map((key, at) => ({ key, items: counts?.values[at] ?? 0 }))
    .filter(({ items }) => items > 0)
    .sort((a, b) => b.items - a.items || (a.key < b.key ? -1 : 1));
}
