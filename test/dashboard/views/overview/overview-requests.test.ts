import { describe, expect, it } from 'vitest';
import { parseDay, weekdayOf } from '@koe/sql/domain/calendar/day';
import type { Fact } from '@koe/sql/domain/fact';
import {
  chartRequests,
  detailRequests,
  during,
  headlineRequests,
  trendGrain,
  trendPeriod,
} from '@koe/dashboard/test-only/views/overview/overview-requests';
import { rankThemes } from '@koe/dashboard/test-only/views/overview/rank-themes';

const period = { from: parseDay('2026-10-26'), to: parseDay('2026-11-22') };
const before = { from: parseDay('2026-09-28'), to: parseDay('2026-10-25') };

describe('what the overview asks', () => {
  it('leaves out the filter on a chart’s own axes only', () => {
    const { grid, volume, open } = chartRequests(period);
    expect(grid.query).toEqual({ by: ['channel', 'priority'], except: ['channel', 'priority'] });
    expect(volume.query).toEqual({ by: ['day', 'intent'], except: ['intent'] });
    expect(open.query.except).toBeUndefined();
  });

  it('compares each headline metric with the period before under the same filter', () => {
    const requests = headlineRequests({ channel: ['email'] }, before);
    expect(requests['csat.before']?.filter).toEqual({ channel: ['email'], from: '2026-09-28', to: '2026-10-25' });
    expect(requests['csat']?.filter).toBeUndefined();
  });

  it('asks for theme shares without the filter on themes', () => {
    const { themes, csatWeeks } = detailRequests({ theme: ['3'], lang: ['ja'] }, period, before, 1);
    expect(themes.filter).toEqual({ lang: ['ja'] });
    expect(csatWeeks.filter?.theme).toEqual(['3']);
  });

  it('keeps everything of a filter but its days', () => {
    expect(during({ q: '遅い', from: '2020-01-01', seg: { rank: ['gold'] } }, before)).toEqual({
      q: '遅い',
      seg: { rank: ['gold'] },
      from: '2026-09-28',
      to: '2026-10-25',
    });
  });
});

describe('trends', () => {
  it('reach back half a year in whole weeks and end with the period', () => {
    for (const weekStart of [1, 7]) {
      const span = trendPeriod(period, 'week', weekStart);
      expect(weekdayOf(span.from)).toBe(weekStart);
      expect(span.to).toBe(period.to);
      expect(span.to - span.from).toBeGreaterThanOrEqual(181);
    }
  });

  it('fall back to months when most weeks have too little data', () => {
    const week = (value: number | null): Fact => ({
      metric: 'csat',
      version: 1,
      filter: {},
      evidence: {},
      n: 9,
      value,
      interval: null,
    });
    expect(trendGrain(period, [week(0.5), week(null), week(null)])).toBe('month');
    expect(trendGrain(period, [week(0.5), week(0.6), week(null)])).toBe('week');
    expect(trendGrain({ from: 0, to: 700 }, [week(0.5)])).toBe('month');
  });
});

it('ranks the themes at the ends of the tree and leaves out those that nobody mentions', () => {
  const name = { ja: '', en: '' };
  const themes = [
    { id: 1, key: 'theme.1', parent: null, name },
    { id: 2, key: 'theme.2', parent: 1, name },
    { id: 3, key: 'theme.3', parent: 1, name },
    { id: 4, key: 'theme.4', parent: null, name },
  ];
  const rows: Record<string, number> = { 1: 9, 2: 3, 3: 6, 4: 0 };
  expect(rankThemes(themes, { row: (id) => rows[id] ?? 0 }).map(({ id }) => id)).toEqual(['3', '2']);
});
