import type { Json } from '../../connector.js';
import { textOf } from '../../record/text-of.js';

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

/** A cell as text, as written; null when empty or blank. */
export function cellText(row: Json, column: string): string | null {
  const text = textOf(cell(row, column));
  return text === null || text.trim() === '' ? null : text;
}

function property(value: Json, key: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
