import { parseDay } from '../../domain/calendar/day.js';
import { bare, FILTER_FIELDS, FilterError, splitValues, type Filter, type FilterField } from '../../domain/filter.js';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '../../domain/item.js';
import type { Parameters } from '../../server/database.js';
import { bothWhere, EVERYTHING, type Where } from './where.js';

/** What the filter's words mean in this installation, besides the values themselves. */
export interface FilterWorld {
  /** Slot of each declared dimension by name. */
  readonly slots: ReadonlyMap<string, number>;
}

/** A value an item has at most one of: its column, its name in `facets`, and all values where there is a closed list. */
interface Facet {
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_THEME = 2_147_483_647;
const DAY_MS = 86_400_000;
/** Local days and instants differ by less than this in any zone, also while a change of the zone is being replayed. */
const SLACK_DAYS = 2;

/**
 * The filter as SQL: the twin of the kernel's filter, value for value. `q` is left out; see `searchWhere`.
 * A value that nothing has matches nothing.
 * @throws FilterError for a declared dimension that there is not
 * @throws RangeError when a date is none
 */
export function filterWhere(filter: Filter, world: FilterWorld): Where {
  const all: Where[] = [datesWhere(filter)];
  for (const field of FILTER_FIELDS) {
    const values = filter[field] ?? [];
    if (values.length > 0) all.push(field === 'theme' ? themesWhere(values) : facetWhere(FACETS[field], values));
  }
  for (const [name, values] of Object.entries(filter.seg ?? {})) {
    if (values.length === 0) continue;
    const slot = world.slots.get(name);
    if (slot === undefined) throw new FilterError(`seg.${name}`, `there is no dimension "${name}"`);
    all.push(facetWhere({ column: `nullif(x.segments[${slot}], '')`, name: `seg${slot}`, type: 'text' }, values));
  }
  return all.reduce(bothWhere, EVERYTHING);
}

/** The instants beside the days let an index on times be read from the right place. */
function datesWhere({ from, to }: Filter): Where {
  const parts: Where[] = [];
  if (from !== undefined) {
    const fromDay = parseDay(from);
    const fromAt = new Date((fromDay - SLACK_DAYS) * DAY_MS);
    const sql = 'x.local_day >= :fromDay::int and x.created_at >= :fromAt::timestamptz';
    parts.push({ sql, parameters: { fromDay, fromAt } });
  }
  if (to !== undefined) {
    const toDay = parseDay(to);
    const toAt = new Date((toDay + 1 + SLACK_DAYS) * DAY_MS);
    const sql = 'x.local_day <= :toDay::int and x.created_at < :toAt::timestamptz';
    parts.push({ sql, parameters: { toDay, toAt } });
  }
  return parts.reduce(bothWhere, EVERYTHING);
}

function facetWhere(facet: Facet, values: readonly string[]): Where {
  const { wanted, unwanted } = splitValues(values);
  const parts: Where[] = [];
  if (wanted.length > 0) parts.push(anyOf(facet, 'Any', wanted), hashedAnyOf(facet, wanted));
  if (unwanted.length > 0) {
    const { sql, parameters } = anyOf(facet, 'Not', unwanted);
    parts.push({ sql: `not coalesce(${sql}, false)`, parameters });
    const rest = facet.closed?.filter((value) => !values.map(bare).includes(value));
    if (wanted.length === 0 && rest !== undefined) parts.push(hashedAnyOf(facet, rest));
  }
  return parts.reduce(bothWhere, EVERYTHING);
}

/** Null for an item without the value, unless `-` is asked for. */
function anyOf({ column, name, type }: Facet, suffix: string, values: readonly string[]): Where {
  const known = values.filter((value) => value !== '-' && (type !== 'uuid' || UUID.test(value)));
  const none = values.includes('-') ? `${column} is null` : 'false';
  if (known.length === 0) return { sql: `(${none})`, parameters: {} };
  const parameter = `${name}${suffix}`;
  return { sql: `(${column} = any(:${parameter}::${type}[]) or ${none})`, parameters: { [parameter]: known } };
}

/** A wider condition that the index of facets serves; hashing constants is done once, while planning. */
function hashedAnyOf({ name }: Facet, values: readonly string[]): Where {
  const parameters: Record<string, unknown> = {};
  const hashes = values.map((value, index) => {
    const parameter = `${name}Facet${index}`;
    parameters[parameter] = `${name}:${value === '-' ? '' : value}`;
    return `hashtext(:${parameter}::text)`;
  });
  return { sql: `x.facets && array[${hashes.join(', ')}]::int[]`, parameters };
}

function themesWhere(values: readonly string[]): Where {
  const { wanted, unwanted } = splitValues(values);
  const parts: Where[] = [];
  if (wanted.length > 0) parts.push(anyTheme('themeAny', wanted));
  if (unwanted.length > 0) {
    const { sql, parameters } = anyTheme('themeNot', unwanted);
    parts.push({ sql: `not ${sql}`, parameters });
  }
  return parts.reduce(bothWhere, EVERYTHING);
}

/** `theme_paths` holds every theme of the item with all themes above it, so descendants need no look-up. */
function anyTheme(parameter: string, values: readonly string[]): Where {
  const ids = values.filter((value) => value !== '-').map(Number);
  const known = ids.filter((id) => Number.isSafeInteger(id) && id <= MOST_THEME);
  const either = known.length === 0 ? 'false' : `x.theme_paths && :${parameter}::int[]`;
  const parameters: Parameters = known.length === 0 ? {} : { [parameter]: known };
  return { sql: values.includes('-') ? `(${either} or x.theme_paths = '{}')` : `(${either})`, parameters };
}
