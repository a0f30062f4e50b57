import { describe, expect, it } from 'vitest';
import { levelOf, stripBars, stripTotals } from '@koe/dashboard/test-only/views/sources/page/strip';

const day = (received: number, expected: number | null) => ({ day: '2026-01-05', received, expected });

describe('the strip of a source', () => {
  it('tells a gap from a quiet day', () => {
    expect(levelOf(day(0, 12))).toBe('none');
    expect(levelOf(day(0, 0))).toBe('quiet');
    expect(levelOf(day(5, 12))).toBe('few');
    expect(levelOf(day(6, 12))).toBe('usual');
  });

  it('does not miss anything on a day that is not over', () => {
    expect(levelOf(day(0, 12), '2026-01-05')).toBe('unknown');
    expect(levelOf(day(2, 12), '2026-01-05')).toBe('usual');
    expect(stripTotals([day(0, 12)], '2026-01-05').missing).toBe(0);
  });

  it('claims nothing before there is a history', () => {
    expect(levelOf(day(0, null))).toBe('unknown');
    expect(levelOf(day(3, null))).toBe('usual');
    expect(stripTotals([day(3, null)]).expected).toBeNull();
  });

  it('keeps small days visible beside a large import', () => {
    const [large, small] = stripBars([day(10_000, null), day(100, 90)]);
    expect(large?.height).toBe(1);
    expect(small?.height).toBeCloseTo(0.1);
    expect(small?.expectedAt).toBeLessThan(0.1);
  });

  it('adds up what came, what was expected and the days without anything', () => {
    expect(stripTotals([day(4, 5), day(0, 5.4), day(9, null)])).toEqual({ received: 13, expected: 10, missing: 1 });
  });

  it('draws nothing for a source that never ran', () => {
    expect(stripBars([])).toEqual([]);
  });
});
