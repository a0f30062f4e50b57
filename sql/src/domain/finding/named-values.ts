import type { Manifest } from '../cube/layout.js';
import { bare, FILTER_FIELDS, withSegment, type Filter, type FilterField } from '../filter.js';
import type { Bilingual } from '../theme.js';
import type { NamedValue } from './frozen-fact.js';

const same = (text: string): Bilingual => ({ ja: text, en: text });

/** The values of a filter besides its dates with the names that they have now; a value that nothing has any more is named by its key. */
export function namedValues(
  filter: Filter,
  { labels, themes }: Pick<Manifest, 'labels' | 'themes'>,
): readonly NamedValue[] {
  const nameOf = (field: FilterField, key: string): Bilingual | null => {
    switch (field) {
      case 'theme':
        return themes.find(({ id }) => String(id) === key)?.name ?? same(key);
      case 'source': {
        const name = labels.source.find(({ id }) => id === key)?.name;
        return same(name ?? key);
      }
      case 'product':
      case 'team':
        return labels[field].find((entry) => entry.key === key)?.name ?? same(key);
      default:
        return null;
    }
  };
  const value = (field: string, text: string, label: Bilingual | null, name: Bilingual | null): NamedValue => {
    const key = bare(text);
    return { field, label, key, name: key === '-' || key === '*' ? null : name, not: text.startsWith('!') };
  };
  const plain = FILTER_FIELDS.flatMap((field) =>
    (filter[field] ?? []).map((text) => value(field, text, null, nameOf(field, bare(text)))),
  );
  const segments = Object.entries(filter.seg ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, texts]) => {
      const label = labels.segments.find((segment) => segment.name === name)?.label ?? same(name);
      return texts.map((text) => value(`seg.${name}`, text, label, same(bare(text))));
    });
  const text = filter.q === undefined ? [] : [value('q', filter.q, null, same(filter.q))];
  return [...plain, ...segments, ...text.map((entry) => ({ ...entry, key: filter.q ?? '', not: false }))];
}

/** One value of a dimension with its name; what no filter has (`kind`) is named by the dictionaries. */
export function namedSegment(by: string, key: string, names: Pick<Manifest, 'labels' | 'themes'>): NamedValue {
  const [value] = namedValues(withSegment({}, by, key), names);
  return value ?? { field: by, label: null, key, name: null, not: false };
}
