import type { SettingList } from '@koe/api/contract/settings';
import { freeSlot } from './free-slot.js';

/** An entry of a list as it is edited: fields by name, the bilingual ones as groups. A new one has no id yet. */
export type SettingRow = Readonly<Record<string, unknown>>;

/** What a new row of a list begins with. `today` is a local date. */
export function blankRow(list: SettingList, taken: readonly { readonly slot: number }[], today: string): SettingRow {
  const name = { ja: '', en: '' };
  switch (list) {
    case 'departments':
      return { name };
    case 'teams':
      return { key: '', name, departmentId: null };
    case 'products':
      return { key: '', name, departmentId: null };
    case 'people':
      return { name: '', email: null, departmentId: null, language: 'ja', notifyBy: 'none' };
    case 'dimensions':
      return { slot: freeSlot(taken) ?? 0, name: '', attribute: '', label: name };
    case 'targets':
      return { metric: '', variant: null, value: null };
    case 'annotations':
      return { kind: 'release', from: today, to: null, text: name, product: null };
  }
}

/** The value at a path such as `name.ja`. */
export function fieldOf(row: SettingRow, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => (isGroup(at) ? at[step] : undefined), row);
}

/** A copy of a row with one field changed. */
export function withField(row: SettingRow, path: string, value: unknown): SettingRow {
  const [first = '', ...rest] = path.split('.');
  const inner = row[first];
  return { ...row, [first]: rest.length === 0 ? value : withField(isGroup(inner) ? inner : {}, rest.join('.'), value) };
}

/** What a row is called in messages: its name in the language, else the first text it has. */
export function rowName(row: SettingRow, language: 'ja' | 'en'): string {
  for (const field of ['name', 'label', 'text']) {
    const value = row[field];
    if (typeof value === 'string' && value !== '') return value;
    const said = isGroup(value) ? value[language] : undefined;
    if (typeof said === 'string' && said !== '') return said;
  }
  return typeof row['metric'] === 'string' ? row['metric'] : '';
}

/** Whether two rows hold the same values. */
export function sameRow(a: SettingRow, b: SettingRow): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => {
    const [left, right] = [a[name], b[name]];
    return isGroup(left) && isGroup(right) ? sameRow(left, right) : left === right;
  });
}

const isGroup = (value: unknown): value is SettingRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
