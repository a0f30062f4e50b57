import type { Json } from '../connector.js';

/**
 * A value as text, null where there is none. Lists are joined; objects are written as JSON. NUL and halves of surrogate
 * pairs are dropped, since no database column can hold them.
 */
export function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return joined(value);
  return storable(JSON.stringify(value));
}

const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function storable(text: string): string {
  return text.replace(UNSTORABLE, '');
}

function joined(values: readonly Json[]): string {
  return values
    .map((one) => textOf(one) ?? '')
    .filter((one) => one !== '')
    .join(', ');
}
