import { describe, expect, it } from 'vitest';
import { dayMs } from '@koe/dashboard/test-only/charts/chart';
import { controlChart } from '@koe/dashboard/test-only/charts/control-chart';
import type { ControlChartData, ControlPoint } from '@koe/dashboard/test-only/charts/control-chart-data';
import { checkChart, encodedFields, LOOK } from './check-chart.js';

const point = (date: string, value: number | null, more: Partial<ControlPoint> = {}): ControlPoint => ({
  date,
  n: 200,
  value,
  interval: value === null ? null : [value - 0.03, value + 0.03],
  centre: 0.1,
  lower: 0.05,
  upper: 0.15,
  outside: null,
  complete: true,
  ...more,
});
const DATA: ControlChartData = {
  grain: 'week',
  unit: 'share',
  direction: 'none',
  points: [
    point('2026-10-05', 0.1),
    point('2026-10-12', null, { n: 7, centre: null, lower: null, upper: null }),
    point('2026-10-19', 0.11),
    point('2026-10-26', 0.18, { outside: 'above', n: 1812 }),
    point('2026-11-02', 0.16, { outside: 'above' }),
    point('2026-11-09', 0.12, { complete: false }),
  ],
  changes: [{ date: '2026-10-26', before: 0.105, after: 0.17 }],
  forecast: [{ date: '2026-11-09', value: 0.16, lower: 0.12, upper: 0.2 }],
  flags: [
    { id: 'b', kind: 'action', date: '2026-10-28', text: 'More agents', href: '/actions/1' },
    { id: 'a', kind: 'release', date: '2026-10-20', text: 'App 5.0' },
    { id: 'old', kind: 'other', date: '2026-01-01', text: 'Long ago' },
  ],
  period: { from: '2026-10-26', to: '2026-11-08' },
  say: (value) => `${String(Math.round(value * 100))}%`,
};
const EMPTY: ControlChartData = { ...DATA, points: [], changes: [], forecast: [], flags: [], period: null };
const rows = (data: ControlChartData, name: string) => controlChart(data, LOOK).data[name] ?? [];

describe('control chart', () => {
  it.each(['day', 'week', 'month'] as const)('is a chart by %s', (grain) =>
    checkChart(controlChart({ ...DATA, grain }, LOOK)),
  );
  it.each(['share', 'points', 'score', 'seconds', 'items', 'people'] as const)('is a chart in %s', (unit) =>
    checkChart(controlChart({ ...DATA, unit }, LOOK)),
  );
  it.each(['full', 'half', 'small'] as const)('is a chart of size %s', (size) =>
    checkChart(controlChart({ ...DATA, size }, LOOK)),
  );
  it('is a chart of nothing, and of points without limits', async () => {
    await checkChart(controlChart(EMPTY, LOOK));
    const bare = DATA.points.map((entry) => ({ ...entry, centre: null, lower: null, upper: null, outside: null }));
    await checkChart(controlChart({ ...DATA, points: bare }, LOOK));
    expect(rows({ ...DATA, points: bare }, 'limits')).toEqual([]);
  });

  it('compiles once: its spec does not depend on the numbers', () => {
    expect(controlChart(EMPTY, LOOK).spec).toEqual(controlChart(DATA, LOOK).spec);
  });

  it('keeps a period without enough data as a gap, never as 0', () => {
    expect(rows(DATA, 'points').map((row) => row['value'])).toEqual([0.1, null, 0.11, 0.18, 0.16, 0.12]);
    expect(rows(DATA, 'points')[1]).toMatchObject({ low: null, high: null, lower: null, upper: null });
  });

  it('draws interval, limits and centre', () => {
    const fields = encodedFields(controlChart(DATA, LOOK).spec).map(({ data, field }) => `${data}.${field}`);
    expect(fields).toEqual(
      expect.arrayContaining(['points.low', 'points.high', 'points.lower', 'points.upper', 'points.centre']),
    );
  });

  it('names what lies outside with its n, and says by its colour whether that is good', () => {
    const outside = (direction: ControlChartData['direction']) =>
      rows({ ...DATA, direction }, 'points').filter((row) => row['outside'] !== '')[0];
    expect(outside('none')).toMatchObject({ outside: 'above', good: 'neither', text: 'n=1,812' });
    expect(outside('up')).toMatchObject({ good: 'good' });
    expect(outside('down')).toMatchObject({ good: 'bad' });
  });

  it('opens the forecast at the last period that is over, not at the running one', () => {
    expect(rows(DATA, 'fan').map(({ date, lower, upper }) => [date, lower, upper])).toEqual([
      ['2026-11-02', 0.16, 0.16],
      ['2026-11-09', 0.12, 0.2],
    ]);
  });

  it('marks a change with its levels either side, no further than the periods that are over', () => {
    expect(rows(DATA, 'changes')).toEqual([expect.objectContaining({ at: dayMs('2026-10-26'), text: '11% → 17%' })]);
    expect(rows(DATA, 'levels')).toEqual([
      { start: dayMs('2026-10-05'), end: dayMs('2026-10-26'), value: 0.105 },
      { start: dayMs('2026-10-26'), end: dayMs('2026-11-09'), value: 0.17 },
    ]);
  });

  it('draws no level beyond the next change', () => {
    const changes = [
      { date: '2026-10-19', before: 0.1, after: 0.11 },
      { date: '2026-10-26', before: 0.11, after: 0.17 },
    ];
    const levels = rows({ ...DATA, changes }, 'levels');
    expect(levels[1]).toMatchObject({ start: dayMs('2026-10-19'), end: dayMs('2026-10-26') });
    expect(levels[2]).toMatchObject({ start: dayMs('2026-10-19'), end: dayMs('2026-10-26') });
  });

  it('has flags in order of time, none from before the chart', () => {
    expect(rows(DATA, 'flags').map((row) => row['id'])).toEqual(['a', 'b']);
  });

  it('names the limits beside their ends only where they have room', () => {
    expect(rows(DATA, 'limits').map((row) => row['text'])).toEqual(['通常 10%', '上限 15%', '下限 5%']);
    const narrow = DATA.points.map((entry) => ({ ...entry, lower: 0.099, upper: 0.101 }));
    expect(rows({ ...DATA, points: narrow }, 'limits').map((row) => row['text'])).toEqual(['通常 10%']);
  });
});
