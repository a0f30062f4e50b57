import type { MappingValue } from './column-role.js';

/** What a preview found out about one file. All of it may be missing: the api promises no shape, connectors differ. */
export interface Detected {
  readonly file: string | null;
  readonly columns: readonly string[];
  /** Words such as the encoding and the delimiter, as found, for people. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly mapping: MappingValue | null;
}

const FILE_KEYS = ['file', 'name', 'path', 'locator'];
const COLUMN_KEYS = ['columns', 'header', 'headers'];
const MAPPING_KEYS = ['mapping', 'suggestedMapping', 'suggested'];

export function readDetected(raw: Readonly<Record<string, unknown>>): Detected {
  const file = FILE_KEYS.map((key) => raw[key]).find((value) => typeof value === 'string');
  const columns = COLUMN_KEYS.map((key) => raw[key]).find(Array.isArray);
  const mapping = MAPPING_KEYS.map((key) => raw[key]).find(isGroup);
  const told = new Set([...FILE_KEYS, ...COLUMN_KEYS, ...MAPPING_KEYS]);
  return {
    file: file ?? null,
    columns: (columns ?? []).filter((column): column is string => typeof column === 'string'),
    facts: Object.entries(raw).flatMap(([name, value]) =>
      !told.has(name) && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        ? [{ name, value: value === '\t' ? '⇥' : String(value) }]
        : [],
    ),
    mapping: mapping ?? null,
  };
}

/** The cells of a row as found: a row of a file comes together with its place, which is no column. */
export function cellsOf(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return 'file' in raw && 'number' in raw && isGroup(raw['row']) ? raw['row'] : raw;
}

/** The columns to map: those detected, else those of the rows as found, nested ones by their path; without repetition. */
export function columnsOf(detected: readonly Detected[], rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const named = detected.flatMap(({ columns }) => columns);
  return [...new Set(named.length > 0 ? named : rows.flatMap((row) => paths(row, '')))];
}

/** More nesting than this is shown as JSON. */
const DEPTH_AT_MOST = 3;

function paths(group: Readonly<Record<string, unknown>>, before: string, depth = 1): string[] {
  return Object.entries(group).flatMap(([name, value]) =>
    isGroup(value) && depth < DEPTH_AT_MOST ? paths(value, `${before}${name}.`, depth + 1) : [before + name],
  );
}

/** The value of a column in a row as found, as text; columns may be paths into nested rows. */
export function cellText(raw: Readonly<Record<string, unknown>>, column: string): string {
  const value =
    column in raw
      ? raw[column]
      : column.split('.').reduce<unknown>((at, step) => (isGroup(at) ? at[step] : undefined), raw);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
