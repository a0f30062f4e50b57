import { CHANNELS, HANDLING_STATES, INTENTS, KINDS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import type { CountQuery } from '@koe/sql/domain/cube/query';
import type { Filter } from '@koe/sql/domain/filter';
import { MANIFEST, type PlainRow } from './random-rows.js';

/** The reference: counts item by item with the words of the filter's definition and nothing clever. */

const parents = new Map(MANIFEST.themes.map((theme) => [theme.id, theme.parent]));
const { labels } = MANIFEST;

const label = (values: readonly string[], code: number): string => (code === 0 ? '-' : (values[code - 1] ?? '?'));

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The themes of an item and all above them, each with the tone of its worst mention. */
function themesOf(row: PlainRow): Map<number, string> {
  const worst = ['negative', 'positive', 'neutral', '-'];
  const found = new Map<number, string>();
  for (const value of row.themes) {
    const tone = label(SENTIMENTS, value % 4);
    for (let id: number | null = Math.floor(value / 4); id !== null; id = parents.get(id) ?? null) {
      const before = found.get(id);
      if (before === undefined || worst.indexOf(tone) < worst.indexOf(before)) found.set(id, tone);
    }
  }
  return found;
}

/** All keys of an item on an axis. */
export function keysOf(row: PlainRow, axis: string): string[] {
  const date = new Date(row.day * 86_400_000);
  switch (axis) {
    case 'day':
      return row.day === UNKNOWN_DAY ? [] : [isoDay(row.day)];
    case 'week':
      return row.day === UNKNOWN_DAY ? [] : [isoDay(row.day - ((date.getUTCDay() + 6) % 7))];
    case 'month':
      return row.day === UNKNOWN_DAY ? [] : [`${isoDay(row.day).slice(0, 7)}-01`];
    case 'theme': {
      const ids = [...themesOf(row).keys()].map(String);
      return ids.length === 0 ? ['-'] : ids;
    }
    case 'channel':
      return [label(CHANNELS, row.channel)];
    case 'intent':
      return [label(INTENTS, row.intent)];
    case 'sentiment':
      return [label(SENTIMENTS, row.sentiment)];
    case 'priority':
      return [label(PRIORITIES, row.priority)];
    case 'kind':
      return [label(KINDS, row.kind)];
    case 'handling':
      return [label(HANDLING_STATES, row.handling)];
    case 'source':
      return [
        label(
          labels.source.map(({ id }) => id),
          row.source,
        ),
      ];
    case 'lang':
      return [label(labels.lang, row.lang)];
    case 'product':
      return [
        label(
          labels.product.map(({ key }) => key),
          row.product,
        ),
      ];
    case 'team':
      return [
        label(
          labels.team.map(({ key }) => key),
          row.team,
        ),
      ];
    case 'seg.plan':
      return [label(labels.segments[0]?.values ?? [], row.seg1)];
    case 'seg.age':
      return [label(labels.segments[1]?.values ?? [], row.seg2)];
    default:
      throw new Error(axis);
  }
}

export function passes(row: PlainRow, filter: Filter, except: readonly string[] = []): boolean {
  const { from, to, seg = {}, q: _, ...lists } = filter;
  if ((from !== undefined || to !== undefined) && !except.includes('date')) {
    if (row.day === UNKNOWN_DAY) return false;
    const day = isoDay(row.day);
    if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
  }
  const fields = [
    ...Object.entries(lists),
    ...Object.entries(seg).map(([name, values]) => [`seg.${name}`, values] as const),
  ];
  return fields.every(([field, values]) => {
    if (except.includes(field) || !values) return true;
    const keys = keysOf(row, field);
    const wanted = values.filter((value) => !value.startsWith('!'));
    const unwanted = values.filter((value) => value.startsWith('!')).map((value) => value.slice(1));
    return (
      (wanted.length === 0 || wanted.some((value) => keys.includes(value))) &&
      !unwanted.some((value) => keys.includes(value))
    );
  });
}

/** Key of a cell → items; only cells that are not 0. */
export function plainCount(
  rows: readonly PlainRow[],
  filter: Filter,
  query: CountQuery,
): { cells: Record<string, number>; total: number } {
  const cells: Record<string, number> = {};
  let total = 0;
  for (const row of rows) {
    if (query.weigh === 'once' && row.weight === 0) continue;
    if (!passes(row, filter, query.except)) continue;
    total++;
    for (const key of cellKeys(row, query.by)) cells[key] = (cells[key] ?? 0) + 1;
  }
  return { cells, total };
}

function cellKeys(row: PlainRow, [first, second]: readonly string[]): string[] {
  if (first === undefined) return [''];
  if (second === undefined) return keysOf(row, first);
  if (second === 'tone') {
    const themes = themesOf(row);
    return keysOf(row, 'theme').map((id) => `${id} ${themes.get(Number(id)) ?? '-'}`);
  }
  return keysOf(row, first).flatMap((a) => keysOf(row, second).map((b) => `${a} ${b}`));
}
