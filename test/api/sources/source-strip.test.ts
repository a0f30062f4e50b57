import { describe, expect, it } from 'vitest';
import { stripOf, stripSince } from '@koe/api/test-only/sources/source-strip';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';

const today = parseDay('2026-11-21');

describe('stripOf', () => {
  it('shows 30 days ending today, with the median of the same weekday in the 8 weeks before', () => {
    const items = new Map(Array.from({ length: 100 }, (_, index) => [today - index, index % 7 === 0 ? 50 : 2]));
    const strip = stripOf(items, today - 400, today);
    expect(strip).toHaveLength(30);
    expect(strip[0]?.day).toBe(formatDay(today - 29));
    expect(strip.at(-1)).toEqual({ day: '2026-11-21', received: 50, expected: 50 });
    expect(strip.at(-2)).toEqual({ day: '2026-11-20', received: 2, expected: 2 });
  });

  it('expects nothing of a source younger than four of those weekdays', () => {
    const strip = stripOf(new Map([[today, 5]]), today - 27, today);
    expect(strip.every(({ expected }) => expected === null)).toBe(true);
    expect(stripOf(new Map(), today - 28, today).at(-1)?.expected).toBe(0);
    expect(stripOf(new Map(), null, today).at(-1)).toMatchObject({ received: 0, expected: null });
  });

  it('looks back as far as its first day needs', () => {
    expect(stripSince(today)).toBe(today - 29 - 56);
  });
});
