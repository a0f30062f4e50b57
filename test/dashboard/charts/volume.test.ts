import { describe, expect, it } from 'vitest';
import { dayMs, endMs, grainOf } from '@koe/dashboard/test-only/charts/chart';
import { volumeChart, type VolumeData } from '@koe/dashboard/test-only/charts/volume';
import { checkChart, LOOK } from './check-chart.js';

const DATA: VolumeData = {
  grain: 'day',
  points: [
    { date: '2026-11-01', intent: 'complaint', count: 4 },
    { date: '2026-11-01', intent: 'praise', count: 3 },
    { date: '2026-11-02', intent: 'complaint', count: 0 },
    { date: '2026-11-02', intent: '-', count: 2 },
  ],
  kept: null,
  annotations: [
    { id: 'b', date: '2026-11-02', text: '障害' },
    { id: 'a', date: '2026-11-01', text: '公開' },
  ],
};
const bars = (data: VolumeData) => volumeChart(data, LOOK).data['bars'] ?? [];

describe('volume', () => {
  it('is a chart', () => checkChart(volumeChart(DATA, LOOK)));
  it('is a chart without data and without annotations', () =>
    checkChart(volumeChart({ ...DATA, points: [], annotations: [] }, LOOK)));

  it('stacks each day from 0 without gaps up to its total', () => {
    const first = bars(DATA).filter((row) => row['date'] === '2026-11-01');
    expect(first.map((row) => [row['low'], row['high']])).toEqual([
      [0, 4],
      [4, 7],
    ]);
    // a day without any has no bar
    expect(bars(DATA).filter((row) => row['low'] === row['high'])).toEqual([]);
  });

  it('puts kept intents at the foot and fades the others', () => {
    const first = bars({ ...DATA, kept: new Set(['praise']) }).filter((row) => row['date'] === '2026-11-01');
    expect(first.map((row) => [row['intent'], row['low']])).toEqual([
      ['praise', 0],
      ['complaint', 3],
    ]);
    expect(first[0]?.['fade']).toBe(1);
    expect(first[1]?.['fade']).toBeLessThan(0.5);
  });

  it('has the same spec for other data, so that nothing is compiled again', () => {
    const other = { ...DATA, points: [{ date: '2026-12-01', intent: 'defect' as const, count: 9 }], annotations: [] };
    expect(volumeChart(other, LOOK).spec).toEqual(volumeChart(DATA, LOOK).spec);
  });

  it('draws neighbouring annotations in different lines', () => {
    const flags = volumeChart(DATA, LOOK).data['flags'] ?? [];
    expect(flags.map((row) => row['id'])).toEqual(['a', 'b']);
    expect(flags[0]?.['line']).not.toBe(flags[1]?.['line']);
  });
});

describe('bars of a grain', () => {
  it('end where the next begins', () => {
    expect(endMs('2026-11-01', 'day')).toBe(dayMs('2026-11-02'));
    expect(endMs('2026-10-26', 'week')).toBe(dayMs('2026-11-02'));
    expect(endMs('2026-12-01', 'month')).toBe(dayMs('2027-01-01'));
    expect(endMs('2028-02-01', 'month')).toBe(dayMs('2028-03-01'));
  });
  it('stay at most about ninety', () => {
    expect([28, 92, 93, 640, 641].map(grainOf)).toEqual(['day', 'day', 'week', 'week', 'month']);
  });
});
