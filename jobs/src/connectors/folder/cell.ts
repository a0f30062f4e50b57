import type { Json } from '../connector.js';

/** The value at a column: the key as written, else the path it spells. Undefined when there is none. */
export function cell(row: Json, column: string): Json | undefined {
  const direct = property(row, column);
  if (direct !== undefined || !column.includes('.')) return direct;
  let value: Json | undefined = row;
  for (const key of column.split('.')) {
    if (value === undefined) return undefined;
    value = property(value, key);
  }
  return value;
}

/**
 * A cell as text, as written; null when empty or blank. Lists are joined; objects are written as JSON.
 * NUL and halves of surrogate pairs are dropped, since no database column can hold them.
 */
export function cellText(row: Json, column: string): string | null {
  const text = textOf(cell(row, column));
  return text === null || text.trim() === '' ? null : text;
}

/** A value as storable text, or null. */
export function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value))
    return value
      .map((one) => textOf(one) ?? '')
      .filter((one) => one !== '')
      .join(', ');
  return storable(JSON.stringify(value));
}

function property(value: Json, key: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function storable(text: string): string {
  return text.replace(UNSTORABLE, '');
}
