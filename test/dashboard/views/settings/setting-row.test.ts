import { describe, expect, it } from 'vitest';
import { SETTING_LISTS, type SettingList } from '@koe/api/contract/settings';
import { LIST_COLUMNS } from '@koe/dashboard/test-only/views/settings/list/list-columns';
import { orderError, rowErrors } from '@koe/dashboard/test-only/views/settings/list/row-errors';
import {
  blankRow,
  fieldOf,
  rowName,
  sameRow,
  withField,
} from '@koe/dashboard/test-only/views/settings/list/setting-row';
import { SECTIONS } from '@koe/dashboard/test-only/views/settings/sections';

const LISTS: SettingList[] = ['departments', 'teams', 'products', 'people', 'dimensions', 'targets', 'annotations'];

describe('the lists of the settings', () => {
  it('are all of the contract, each with a section', () => {
    expect([...LISTS].sort()).toEqual(Object.keys(SETTING_LISTS).sort());
    for (const list of LISTS) expect(SECTIONS).toContain(list);
  });

  it.each(LISTS)(
    '%s: every field that the contract asks for can be edited, and an error has a cell to stand in',
    (list) => {
      const paths = LIST_COLUMNS[list].map(({ path }) => path);
      const blank = blankRow(list, [], '2026-11-09');
      for (const path of paths) expect(fieldOf(blank, path)).not.toBeUndefined();
      for (const field of Object.keys(rowErrors(SETTING_LISTS[list].body, blank))) expect(paths).toContain(field);
      for (const field of Object.keys(SETTING_LISTS[list].body.shape))
        expect(paths.some((path) => path === field || path.startsWith(`${field}.`))).toBe(true);
    },
  );
});

describe('a row', () => {
  const row = { key: 'app', name: { ja: 'アプリ', en: 'App' } };

  it('changes one field and leaves the original alone', () => {
    expect(withField(row, 'name.en', 'Apps')).toEqual({ key: 'app', name: { ja: 'アプリ', en: 'Apps' } });
    expect(row.name.en).toBe('App');
  });

  it('is dirty only when a value differs', () => {
    expect(sameRow(row, withField(row, 'name.en', 'App'))).toBe(true);
    expect(sameRow(row, withField(row, 'name.en', 'x'))).toBe(false);
    expect(sameRow(row, { ...row, extra: 1 })).toBe(false);
  });

  it('is called by its name in the language in use', () => {
    expect(rowName(row, 'ja')).toBe('アプリ');
    expect(rowName({ metric: 'csat' }, 'en')).toBe('csat');
    expect(rowName({ slot: 1, name: 'age', label: { ja: '年代', en: 'Age' } }, 'ja')).toBe('age');
  });
});

describe('orderError', () => {
  it('refuses an end before the beginning', () => {
    expect(orderError({ from: '2026-11-09', to: '2026-11-08' })).toEqual({ to: 'order' });
    expect(orderError({ from: '2026-11-09', to: '2026-11-09' })).toEqual({});
    expect(orderError({ from: '2026-11-09', to: null })).toEqual({});
  });
});
