import { describe, expect, it } from 'vitest';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { presetPeriod, type PeriodPreset } from '@koe/sql/domain/calendar/period';
import { filterDimensions } from '@koe/dashboard/test-only/state/filter-options';
import {
  addressOf,
  currentLink,
  isSameView,
  missingOf,
  settledAddress,
  viewOf,
  type MovingPeriod,
} from '@koe/dashboard/test-only/state/views-address';
import { ja } from '@koe/dashboard/test-only/words/ja';
import { sampleManifest } from './manifest-sample.js';

const manifest = sampleManifest();

const on = (day: string) => (preset: MovingPeriod) =>
  preset === 'all'
    ? { from: parseDay('2025-01-01'), to: parseDay(day) }
    : presetPeriod(preset satisfies PeriodPreset, parseDay(day), 1);
const params = new URLSearchParams(
  'from=2026-03-01&to=2026-03-28&theme=3&priority=!P4&q=遅い+返品&sort=priority&compare=year',
);

describe('a saved view', () => {
  it('opens exactly what was shown, on the same day', () => {
    for (const preset of [null, '4_weeks'] as const) {
      const view = viewOf('/voices', params, preset);
      const opened = new URL(addressOf(view, on('2026-03-28')), 'http://koe.test');
      expect(opened.pathname).toBe('/voices');
      expect(Object.fromEntries(opened.searchParams)).toEqual(Object.fromEntries(params));
    }
  });

  it('moves along with the days when its period is a preset, and stays when it is not', () => {
    const later = (preset: '4_weeks' | null): URLSearchParams =>
      new URL(addressOf(viewOf('/', params, preset), on('2026-04-11')), 'http://koe.test').searchParams;
    expect([later('4_weeks').get('from'), later('4_weeks').get('to')]).toEqual(['2026-03-15', '2026-04-11']);
    expect([later(null).get('from'), later(null).get('to')]).toEqual(['2026-03-01', '2026-03-28']);
    expect(later('4_weeks').get('theme')).toBe('3');
  });

  it('as a link that is always current becomes dates once the day is known, and nothing else changes', () => {
    const link = new URL(currentLink(viewOf('/voices', params, '4_weeks')), 'http://koe.test');
    expect(link.searchParams.get('from')).toBeNull();
    expect(settledAddress('/voices', link.searchParams, () => null)).toBeNull();
    const settled = settledAddress('/voices', link.searchParams, on('2026-04-11'));
    const read = new URL(settled ?? '', 'http://koe.test').searchParams;
    expect(Object.fromEntries(read)).toEqual({
      ...Object.fromEntries(params),
      from: '2026-03-15',
      to: '2026-04-11',
    });
    expect(settledAddress('/voices', read, on('2026-04-11'))).toBeNull();
  });

  it('drops a moving period that there is not, instead of waiting for it', () => {
    const address = settledAddress('/', new URLSearchParams('period=forever&theme=3'), on('2026-04-11'));
    expect(address).toBe('/?theme=3');
  });

  it('is the same in whatever order its parameters stand, and beside an open item', () => {
    const one = viewOf('/voices', new URLSearchParams('theme=3&channel=chat'), '4_weeks');
    const other = viewOf('/voices', new URLSearchParams('item=x&channel=chat&theme=3'), '4_weeks');
    expect(isSameView(one, other)).toBe(true);
    expect(isSameView(one, { ...other, preset: null })).toBe(false);
    expect(isSameView(one, { ...other, path: '/' })).toBe(false);
  });

  it('says what it asks for that is gone', () => {
    const dimensions = filterDimensions(manifest, ja, 'ja');
    const missing = (query: string): readonly string[] =>
      missingOf({ path: '/', query, preset: null }, dimensions).map(({ field, value }) => `${field}:${value}`);
    const [theme] = manifest.themes;
    expect(missing(`theme=${theme?.id ?? ''}&channel=chat&q=x`)).toEqual([]);
    expect(missing('theme=99999&theme=!88888')).toEqual(['テーマ:99999', 'テーマ:88888']);
    expect(missing('product=gone')).toEqual(['商品:gone']);
    expect(missing('seg.nowhere=a')).toEqual(['seg.nowhere:a']);
    expect(missing('team=nobody')).toEqual(['team:nobody']);
    expect(missing('priority=P9')).toEqual(['priority:']);
  });
});
