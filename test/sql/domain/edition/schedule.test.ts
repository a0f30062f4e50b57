import { describe, expect, it } from 'vitest';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { editionSlots } from '@koe/sql/domain/edition/schedule';

const MONDAY_SEVEN = { weekday: 1, minute: 7 * 60 };
const TOKYO = { timeZone: 'Asia/Tokyo', weekStart: 1 };

describe('when a weekly report is built', () => {
  it('is Monday at seven in the organisation’s zone, of the week that ended the day before', () => {
    const before = editionSlots(Date.parse('2026-11-22T21:59:59Z'), MONDAY_SEVEN, TOKYO);
    expect(new Date(before.next.at).toISOString()).toBe('2026-11-22T22:00:00.000Z');
    expect(formatDay(before.next.week)).toBe('2026-11-16');
    expect(formatDay(before.last.week)).toBe('2026-11-09');
    const after = editionSlots(Date.parse('2026-11-22T22:00:00Z'), MONDAY_SEVEN, TOKYO);
    expect(after.last).toEqual(before.next);
  });

  it('keeps to the clock on the wall where summer time ends on its day', () => {
    const { next } = editionSlots(
      Date.parse('2026-10-31T12:00:00Z'),
      { weekday: 7, minute: 7 * 60 },
      { timeZone: 'Europe/Berlin', weekStart: 1 },
    );
    const at = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(next.at);
    expect(at).toBe('07:00');
  });

  it('reports the last whole week where weeks begin on Sunday', () => {
    const { last } = editionSlots(Date.parse('2026-11-23T03:00:00Z'), MONDAY_SEVEN, { ...TOKYO, weekStart: 7 });
    expect(formatDay(last.week)).toBe('2026-11-15');
  });
});
