import type { Json } from '../../connector.js';
import { textOf } from '../../record/text-of.js';
import { cell } from '../draft/cell.js';

/** What the first rows say of a column. */
export interface Column {
  readonly name: string;
  /** Values as text, without empty ones. */
  readonly values: readonly string[];
  readonly distinct: number;
  /** Share of rows that have a value. */
  readonly filled: number;
  /** Mean length of the values in characters. */
  readonly length: number;
  /** All values as numbers, where all are. */
  readonly numbers: readonly number[] | undefined;
}

const DEPTH = 2;

/** Columns of rows in the order of first appearance; nested objects are given as paths, lists are left out. */
export function columnsOf(rows: readonly Json[]): Column[] {
  const names = new Set<string>();
  for (const row of rows) collect(row, '', 0, names);
  return [...names].map((name) => columnOf(name, rows));
}

/** Columns that hold lists of objects, as conversations do, with the first such list. */
export function listColumnsOf(rows: readonly Json[]): { readonly name: string; readonly items: readonly Json[] }[] {
  const first = rows[0];
  if (!isObject(first)) return [];
  return Object.entries(first).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 && value.every(isObject) ? [{ name, items: value }] : [],
  );
}

function columnOf(name: string, rows: readonly Json[]): Column {
  const values = rows.map((row) => textOf(cell(row, name))?.trim() ?? '').filter((value) => value !== '');
  const numbers = values.map((value) =>
    /^[+-]?\d+(\.\d+)?$/.test(value.normalize('NFKC')) ? Number(value.normalize('NFKC')) : Number.NaN,
  );
  return {
    name,
    values,
    distinct: new Set(values).size,
    filled: values.length / Math.max(1, rows.length),
    length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    numbers: numbers.length > 0 && !numbers.some(Number.isNaN) ? numbers : undefined,
  };
}

function collect(value: Json, path: string, depth: number, names: Set<string>): void {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(inner)) continue;
    if (isObject(inner) && depth + 1 < DEPTH) collect(inner, name, depth + 1, names);
    else names.add(name);
  }
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
