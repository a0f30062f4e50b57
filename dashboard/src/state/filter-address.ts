import { bare, FILTER_FIELDS, filterParams, type Filter, type FilterField } from '@koe/sql/domain/filter';

const FILTER_NAMES: ReadonlySet<string> = new Set(['from', 'to', 'q', ...FILTER_FIELDS]);

/** Whether a parameter of an address belongs to the filter. */
export function isFilterParam(name: string): boolean {
  return FILTER_NAMES.has(name) || name.startsWith('seg.');
}

/** A path with a filter, keeping the other parameters of the address. */
export function addressWith(path: string, params: URLSearchParams, filter: Filter): string {
  const next = filterParams(filter);
  for (const [name, value] of params) if (!isFilterParam(name)) next.append(name, value);
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A path with one parameter that is not the filter's set, or removed by null. */
export function addressWithParam(path: string, params: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(params);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The values of a field, declared dimensions (`seg.NAME`) included. */
export function valuesOf(filter: Filter, field: FilterField | `seg.${string}`): readonly string[] {
  if (isSegment(field)) return filter.seg?.[field.slice(4)] ?? [];
  return filter[field] ?? [];
}

/** The filter with the values of one field replaced; no values remove the field. */
export function withValues(filter: Filter, field: FilterField | `seg.${string}`, values: readonly string[]): Filter {
  if (isSegment(field)) {
    const name = field.slice(4);
    const { seg = {}, ...rest } = filter;
    const entries = Object.entries(seg).filter(([other]) => other !== name);
    if (values.length > 0) entries.push([name, values]);
    return entries.length > 0 ? { ...rest, seg: Object.fromEntries(entries) } : rest;
  }
  const { [field]: _before, ...rest } = filter;
  return values.length > 0 ? { ...rest, [field]: values } : rest;
}

/** The filter with a value added, or taken away when it is there already (plain or negated). */
export function toggled(filter: Filter, field: FilterField | `seg.${string}`, value: string): Filter {
  const values = valuesOf(filter, field);
  const without = values.filter((other) => bare(other) !== bare(value));
  return withValues(filter, field, without.length < values.length ? without : [...values, value]);
}

function isSegment(field: string): field is `seg.${string}` {
  return field.startsWith('seg.');
}
