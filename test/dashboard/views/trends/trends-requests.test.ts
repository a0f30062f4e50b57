import { describe, expect, it } from 'vitest';
import { parseDay, weekdayOf } from '@koe/sql/domain/calendar/day';
import { scalesOf, sizesOf } from '@koe/dashboard/test-only/views/trends/line-sizes';
import type { TrendsView } from '@koe/dashboard/test-only/views/trends/trends-address';
import {
  choiceRequests,
  defaultLines,
  drawnPeriod,
  lineFilter,
  trendGrain,
  trendRequests,
} from '@koe/dashboard/test-only/views/trends/trends-requests';
import type { Fact } from '@koe/sql/domain/fact';

const day = parseDay;
const VIEW: TrendsView = { metric: 'csat', variant: null, grain: null, by: null, lines: [] };
const DATA = { today: day('2026-11-18'), extent: { from: day('2025-01-08'), to: day('2026-11-18') }, weekStart: 1 };
const FOUR_WEEKS = { from: day('2026-10-22'), to: day('2026-11-18') };

describe('the days of a trend', () => {
  it('are by week, by month where a period is long, and as the address says', () => {
    expect(trendGrain(VIEW, FOUR_WEEKS)).toBe('week');
    expect(trendGrain(VIEW, { from: day('2024-01-01'), to: day('2026-11-18') })).toBe('month');
    expect(trendGrain({ grain: 'day' }, FOUR_WEEKS)).toBe('day');
  });

  it('reach back half a year in whole weeks, and up to today', () => {
    const { from, to } = drawnPeriod(FOUR_WEEKS, 'week', DATA);
    expect(weekdayOf(from)).toBe(1);
    expect(to - from).toBeGreaterThanOrEqual(26 * 7 - 1);
    expect(to).toBe(DATA.today);
  });

  it('stay where they are when days are chosen in the chart', () => {
    const before = drawnPeriod(FOUR_WEEKS, 'week', DATA);
    const brushed = drawnPeriod({ from: day('2026-08-03'), to: day('2026-08-16') }, 'week', DATA);
    expect(brushed).toEqual(before);
  });

  it('end with a period that lies long ago', () => {
    const old = { from: day('2025-06-02'), to: day('2025-09-28') };
    expect(drawnPeriod(old, 'week', DATA).to).toBe(old.to);
  });

  it('never begin before the data, save to make the first week or month whole', () => {
    const young = { ...DATA, extent: { from: day('2026-11-04'), to: DATA.today } };
    expect(drawnPeriod(FOUR_WEEKS, 'week', young).from).toBe(day('2026-11-02'));
    expect(drawnPeriod(FOUR_WEEKS, 'month', young).from).toBe(day('2026-11-01'));
    expect(drawnPeriod(FOUR_WEEKS, 'day', young).from).toBe(day('2026-11-04'));
  });

  it('hold all of a longer period', () => {
    const year = { from: day('2025-11-20'), to: day('2026-11-18') };
    expect(drawnPeriod(year, 'week', DATA).from).toBeLessThanOrEqual(year.from);
  });
});

describe('the lines of a trend', () => {
  const sizes = [
    { key: '-', count: 900 },
    { key: 'phone', count: 10 },
    { key: 'chat', count: 300 },
    { key: 'store', count: 0 },
    { key: 'email', count: 20 },
  ];

  it('are the largest unless the filter names some', () => {
    expect(defaultLines({}, 'channel', sizes, 4)).toEqual(['chat', 'email', 'phone']);
    expect(defaultLines({}, 'channel', sizes, 1)).toEqual(['chat']);
    expect(defaultLines({ channel: ['phone', 'store'] }, 'channel', sizes, 4)).toEqual(['phone', 'store']);
    expect(defaultLines({ channel: ['!chat'] }, 'channel', sizes, 4)).toEqual(['email', 'phone']);
    expect(defaultLines({ seg: { plan: ['premium'] } }, 'seg.plan', [], 4)).toEqual(['premium']);
  });

  it('are each asked for under a filter of their own', () => {
    expect(lineFilter({ lang: ['ja'] }, 'seg.plan', 'premium')).toEqual({ lang: ['ja'], seg: { plan: ['premium'] } });
    expect(lineFilter({ theme: ['3', '!7'] }, 'theme', '5')).toEqual({ theme: ['5', '!7'] });
    expect(lineFilter({ lang: ['ja'] }, null, '')).toEqual({ lang: ['ja'] });
    const drawn = { period: FOUR_WEEKS, grain: 'week', variant: null, sigma: 2.5 } as const;
    const asked = trendRequests({ ...VIEW, by: 'channel' }, {}, ['chat', 'email'], drawn);
    expect(Object.keys(asked)).toEqual(['chat', 'email']);
    expect(asked['chat']).toEqual({
      kind: 'analysis',
      name: 'trend',
      params: { metric: 'csat', grain: 'week', from: '2026-10-22', to: '2026-11-18', sensitivity: 2.5 },
      filter: { channel: ['chat'] },
    });
    expect(Object.keys(trendRequests(VIEW, {}, [], drawn))).toEqual(['']);
  });

  it('are measured by what stands behind them: mentions of a theme, else answers', () => {
    expect(choiceRequests({ ...VIEW, metric: 'theme_share', by: 'theme' })['sizes']).toEqual({
      kind: 'count',
      query: { by: ['theme'], except: ['theme'] },
    });
    expect(choiceRequests({ ...VIEW, by: 'team' })['sizes']).toEqual({
      kind: 'fact',
      measure: { metric: 'csat', by: 'team' },
    });
    const axes = [{ axis: 'channel', keys: ['-', 'chat'] }] as const;
    expect(sizesOf({ axes, values: Int32Array.of(4, 9), total: 13 })).toEqual([
      { key: '-', count: 4 },
      { key: 'chat', count: 9 },
    ]);
  });

  it('know the scales that there are answers on, the most answered first', () => {
    expect(choiceRequests({ ...VIEW, metric: 'rating' })['scales']).toEqual({
      kind: 'fact',
      measure: { metric: 'rating' },
    });
    expect(choiceRequests({ ...VIEW, metric: 'ces', variant: 'mean:1-7' })['scales']).toEqual({
      kind: 'fact',
      measure: { metric: 'ces', variant: 'mean' },
    });
    expect(choiceRequests({ ...VIEW, metric: 'ces', variant: 'agree_only' })).toEqual({});
    const fact = (variant: string, n: number): Fact =>
      ({ metric: 'rating', version: 1, variant, n, value: null, interval: null, filter: {}, evidence: {} }) as const;
    expect(scalesOf([fact('1-10', 5), fact('1-5', 80)])).toEqual(['1-5', '1-10']);
  });
});
