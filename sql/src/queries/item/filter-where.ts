import { parseDay } from '../../domain/calendar/day.js';
import { splitValues, type Filter } from '../../domain/filter.js';
import type { Parameters } from '../../server/database.js';
import { facetsOf, type Facet, type FilterWorld } from './facet.js';
import { bothWhere, EVERYTHING, type Where } from './where.js';

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
  const parts = facetsOf(filter, world).map(({ facet, values }) => facetWhere(facet, values));
  if (filter.theme !== undefined && filter.theme.length > 0) parts.push(themesWhere(filter.theme));
  return parts.reduce(bothWhere, datesWhere(filter));
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
  if (wanted.length > 0) parts.push(anyOf(facet, 'Any', wanted));
  if (unwanted.length > 0) {
    const { sql, parameters } = anyOf(facet, 'Not', unwanted);
    parts.push({ sql: `not coalesce(${sql}, false)`, parameters });
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
