import { describe, expect, it } from 'vitest';
import { trend } from '@koe/sql/domain/analysis/trend';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Cube } from '@koe/sql/domain/cube/cube';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { poisson } from '@koe/sql/domain/trend/detect/draw-quiet';
import type { TrendParams } from '@koe/sql/domain/trend/trend';
import { cubeOf, SCALE, times, type Item } from '../metric/score-cube.js';

const FIRST = parseDay('2026-01-05');
const WEEKS = 40;
const END = FIRST + WEEKS * 7 + 2;
const ASKED = { filter: {}, asOf: formatDay(END) };

/** Ten items a day, half as many at weekends; CSAT good by a share of the week. Theme 1 in one of five. */
function items(good: (week: number) => number, volume: (week: number) => number = () => 10): Item[] {
  const random = mulberry(3);
  return Array.from({ length: END - FIRST + 1 }, (_, index) => {
    const week = Math.floor(index / 7);
    const count = poisson(volume(week) * (index % 7 >= 5 ? 0.5 : 1.2), random);
    return Array.from({ length: count }, (): Item => {
      const csat = random() < good(week) ? 5 : 2;
      return { day: FIRST + index, csat, csat_scale: SCALE.fivePoints, themes: random() < 0.2 ? [1] : [] };
    });
  }).flat();
}

function ask(cube: Cube, params: Partial<TrendParams> = {}): ReturnType<typeof trend> {
  const drawn = { from: formatDay(FIRST + 20 * 7), to: formatDay(END) };
  return trend(cube, ASKED, { metric: 'csat', grain: 'week', ...drawn, ...params });
}

describe('the analysis trend', () => {
  const cube = cubeOf(items((week) => (week === 35 ? 0.3 : 0.7)));

  it('draws the weeks asked for, judged by those before them too', () => {
    const found = ask(cube);
    expect(found.kind).toBe('p');
    expect(found.points).toHaveLength(WEEKS - 20 + 1);
    expect(found.points[0]).toMatchObject({ date: formatDay(FIRST + 140), complete: true });
    expect(found.points[0]?.lower).toBeLessThan(0.7);
    expect(found.points.filter(({ outside }) => outside !== null)).toMatchObject([
      { date: formatDay(FIRST + 35 * 7), outside: 'below' },
    ]);
    expect(found.baseline?.periods).toBeGreaterThan(30);
  });

  it('the week that is not over is not judged, and the forecast begins with it', () => {
    const found = ask(cube);
    expect(found.points.at(-1)).toMatchObject({ complete: false, outside: null });
    expect(found.forecast.map(({ date }) => date)).toEqual(
      [0, 1, 2, 3].map((ahead) => formatDay(FIRST + (WEEKS + ahead) * 7)),
    );
    for (const { value, lower, upper } of found.forecast) {
      expect(Math.abs(value - 0.7)).toBeLessThan(0.06);
      expect([lower < value, value < upper]).toEqual([true, true]);
    }
    expect((found.hitRate?.hits ?? 0) / (found.hitRate?.of ?? 1)).toBeGreaterThan(0.85);
  });

  it('a filter’s dates are left out: the parameters say what is drawn', () => {
    const dated = { ...ASKED, filter: { from: formatDay(END - 3), to: formatDay(END) } };
    const params = { metric: 'csat', grain: 'week', from: formatDay(FIRST + 140), to: formatDay(END) } as const;
    expect(trend(cube, dated, params)).toEqual(trend(cube, ASKED, params));
  });

  it('a volume by day knows its weekdays: quiet weekends are not outside', () => {
    const found = ask(cube, { metric: 'volume', grain: 'day' });
    expect(found).toMatchObject({ kind: 'u', season: { weekday: true } });
    expect(found.points.length).toBe(END - FIRST - 140 + 1);
    expect(found.points.filter(({ outside }) => outside !== null).length).toBeLessThanOrEqual(2);
    const [monday, sunday] = [found.points[0]?.centre ?? 0, found.points[6]?.centre ?? 0];
    expect(monday / sunday).toBeGreaterThan(1.7);
  });

  it('a lasting change is told with both levels and an interval that leaves out zero', () => {
    const [change, ...others] = ask(cubeOf(items((week) => (week < 28 ? 0.7 : 0.45)))).changes;
    expect(others).toEqual([]);
    expect(Math.abs(parseDay(change?.date ?? '2026-01-01') - (FIRST + 28 * 7))).toBeLessThanOrEqual(14);
    expect(change?.before).toBeCloseTo(0.7, 1);
    expect(change?.after).toBeCloseTo(0.45, 1);
    expect(change?.interval[1]).toBeLessThan(0);
  });

  it('a theme’s share follows the filter’s theme and stands on all voices', () => {
    const asked = { ...ASKED, filter: { theme: ['1'] } };
    const params = { metric: 'theme_share', grain: 'week', from: formatDay(FIRST + 140), to: formatDay(END) } as const;
    const found = trend(cube, asked, params);
    expect(found.points[0]?.n).toBeGreaterThan(40);
    expect(found.points[0]?.value).toBeCloseTo(0.2, 0);
    expect(found.points[0]?.upper).toBeGreaterThan(0.2);
  });

  it('fewer than twelve periods have no limits and no forecast; no data has no points', () => {
    const short = cubeOf(times(400, { csat: 5, csat_scale: SCALE.fivePoints, day: END - 20 }));
    const found = ask(short);
    expect(found).toMatchObject({ baseline: null, forecast: [], hitRate: null, changes: [] });
    expect(found.points.every(({ lower }) => lower === null)).toBe(true);
    expect(ask(cubeOf([])).points).toEqual([]);
  });

  it('what cannot be asked is refused by name', () => {
    expect(() => ask(cube, { sensitivity: 9 })).toThrow(/sensitivity/);
    expect(() => ask(cube, { metric: 'nothing' })).toThrow(/nothing/);
    expect(() => ask(cube, { from: '2026-09-01', to: '2026-08-01' })).toThrow(/to/);
    expect(() => ask(cube, { variant: 'weird' })).toThrow(/variant/);
  });
});
