import { z } from 'zod';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from './item.js';

/**
 * THE filter: one type and the same query parameters on every route, in the address bar and in editions.
 * Repeated values of one parameter mean OR, different parameters AND, a leading `!` means not. A parameter with both
 * plain and negated values keeps the items that match a plain one and no negated one. `-` as a value means "none".
 */
export interface Filter {
  /** Local dates `YYYY-MM-DD`, inclusive, in the organisation's time zone. */
  readonly from?: string;
  readonly to?: string;
  readonly source?: readonly string[];
  readonly channel?: readonly string[];
  /** Theme ids as text; a theme includes its descendants. */
  readonly theme?: readonly string[];
  readonly intent?: readonly string[];
  readonly priority?: readonly string[];
  readonly sentiment?: readonly string[];
  readonly lang?: readonly string[];
  readonly product?: readonly string[];
  readonly team?: readonly string[];
  /** Declared dimensions by name (`seg.NAME` as a parameter). */
  readonly seg?: Readonly<Record<string, readonly string[]>>;
  /** Text search; words separated by spaces must all occur. */
  readonly q?: string;
}

/** The list-valued fields of a filter besides `seg`. */
export const FILTER_FIELDS = [
  'source',
  'channel',
  'theme',
  'intent',
  'priority',
  'sentiment',
  'lang',
  'product',
  'team',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

const CLOSED: Partial<Record<FilterField, readonly string[]>> = {
  channel: CHANNELS,
  intent: INTENTS,
  priority: PRIORITIES,
  sentiment: SENTIMENTS,
};

/** A filter that cannot be read: names the parameter and the remedy. */
export class FilterError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
    this.name = 'FilterError';
  }
}

const isDate = (text: string): boolean =>
  z.iso.date().safeParse(text).success && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/**
 * Reads a filter from query parameters. Parameters that are not the filter's are left alone.
 * @throws FilterError naming the parameter.
 */
export function parseFilter(params: URLSearchParams): Filter {
  const filter: { -readonly [K in keyof Filter]: Filter[K] } = {};
  for (const edge of ['from', 'to'] as const) {
    const value = params.get(edge);
    if (value === null || value === '') continue;
    if (!isDate(value)) throw new FilterError(edge, `${edge} must be a date written YYYY-MM-DD, not "${value}"`);
    filter[edge] = value;
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new FilterError('to', `to (${filter.to}) lies before from (${filter.from})`);
  for (const field of FILTER_FIELDS) {
    const values = params.getAll(field).filter((value) => value !== '');
    if (values.length === 0) continue;
    const closed = CLOSED[field];
    for (const value of values) {
      const plain = bare(value);
      if (closed && plain !== '-' && !closed.includes(plain))
        throw new FilterError(field, `${field} must be one of ${closed.join(', ')}, not "${plain}"`);
      if (field === 'theme' && plain !== '-' && !/^\d+$/.test(plain))
        throw new FilterError(field, `theme must be a theme's number, not "${plain}"`);
    }
    filter[field] = values;
  }
  const seg: Record<string, string[]> = {};
  for (const name of new Set(params.keys())) {
    if (!isSegment(name)) continue;
    const values = params.getAll(name).filter((value) => value !== '');
    if (values.length > 0) seg[name.slice(4)] = values;
  }
  if (Object.keys(seg).length > 0) filter.seg = seg;
  const q = params.get('q')?.trim();
  if (q) filter.q = q.slice(0, 200);
  return filter;
}

/** Writes a filter as query parameters, always in the same order, so that equal filters give equal addresses. */
export function filterParams(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.from) params.set('from', filter.from);
  if (filter.to) params.set('to', filter.to);
  for (const field of FILTER_FIELDS) for (const value of filter[field] ?? []) params.append(field, value);
  for (const name of Object.keys(filter.seg ?? {}).sort())
    for (const value of filter.seg?.[name] ?? []) params.append(`seg.${name}`, value);
  if (filter.q) params.set('q', filter.q);
  return params;
}

/** Whether a dimension is one that the installation declared, `seg.NAME`. */
export function isSegment(by: string): by is `seg.${string}` {
  return by.startsWith('seg.');
}

/** The filter narrowed to one value of a dimension, written as filters write both; what no filter has (`kind`) narrows nothing. */
export function withSegment(filter: Filter, by: string, key: string): Filter {
  if (isSegment(by)) return { ...filter, seg: { ...filter.seg, [by.slice(4)]: [key] } };
  return FILTER_FIELDS.some((field) => field === by) ? { ...filter, [by]: [key] } : filter;
}

/** A filter value without its leading `!`. */
export function bare(value: string): string {
  return value.startsWith('!') ? value.slice(1) : value;
}

/** Splits the values of one field into those that are wanted and those that are not. */
export function splitValues(values: readonly string[]): { readonly wanted: string[]; readonly unwanted: string[] } {
  return {
    wanted: values.filter((value) => !value.startsWith('!')),
    unwanted: values.filter((value) => value.startsWith('!')).map(bare),
  };
}
