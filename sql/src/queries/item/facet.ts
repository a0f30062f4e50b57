import { FILTER_FIELDS, FilterError, type Filter, type FilterField } from '../../domain/filter.js';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '../../domain/item.js';

/** What the filter's words mean in this installation, besides the values themselves. */
export interface FilterWorld {
  /** Slot of each declared dimension by name. */
  readonly slots: ReadonlyMap<string, number>;
}

/** A value an item has at most one of: its column, its name in `facets`, and all values where there is a closed list. */
export interface Facet {
  readonly column: string;
  readonly name: string;
  readonly type: 'text' | 'uuid';
  readonly closed?: readonly string[];
}

const FACETS: Readonly<Record<Exclude<FilterField, 'theme'>, Facet>> = {
  source: { column: 'x.source_id', name: 'source', type: 'uuid' },
  channel: { column: 'x.channel', name: 'channel', type: 'text', closed: CHANNELS },
  intent: { column: 'x.intent', name: 'intent', type: 'text', closed: [...INTENTS, '-'] },
  priority: { column: 'x.priority', name: 'priority', type: 'text', closed: PRIORITIES },
  sentiment: { column: 'x.sentiment', name: 'sentiment', type: 'text', closed: [...SENTIMENTS, '-'] },
  lang: { column: 'x.lang', name: 'lang', type: 'text' },
  product: { column: 'x.product', name: 'product', type: 'text' },
  team: { column: 'x.team', name: 'team', type: 'text' },
};

/**
 * The facets that a filter asks for, with the values as written.
 * @throws FilterError for a declared dimension that there is not
 */
export function facetsOf(filter: Filter, world: FilterWorld): { facet: Facet; values: readonly string[] }[] {
  const facets: { facet: Facet; values: readonly string[] }[] = [];
  for (const field of FILTER_FIELDS) {
    const values = filter[field] ?? [];
    if (field !== 'theme' && values.length > 0) facets.push({ facet: FACETS[field], values });
  }
  for (const [name, values] of Object.entries(filter.seg ?? {})) {
    if (values.length === 0) continue;
    const slot = world.slots.get(name);
    if (slot === undefined) throw new FilterError(`seg.${name}`, `there is no dimension "${name}"`);
    facets.push({ facet: { column: `nullif(x.segments[${slot}], '')`, name: `seg${slot}`, type: 'text' }, values });
  }
  return facets;
}
