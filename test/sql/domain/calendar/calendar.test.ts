import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessSeconds, type BusinessCalendar } from '@koe/sql/domain/calendar/business';
import { addMonths, formatDay, parseDay, startOfMonth, startOfWeek, weekdayOf } from '@koe/sql/domain/calendar/day';
import { fiscalYear, presetPeriod, previousPeriod, sameWeekdaysBefore } from '@koe/sql/domain/calendar/period';
import { zoneOf } from '@koe/sql/domain/calendar/zone';

const at = (text: string): number => Date.parse(text);
const anyDay = fc.integer({ min: -20_000, max: 60_000 });

describe('days', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
    for (const text of ['2024-02-30', '2024-1-1', '', 'x', '2024-13-01'])
      expect(() => parseDay(text)).toThrow(RangeError);
  });

  it('belong to weeks and months', () => {
    expect([0, 1, 3, 4, -1].map(weekdayOf)).toEqual([4, 5, 7, 1, 3]);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, start) => {
        const week = startOfWeek(day, start);
        expect(weekdayOf(week)).toBe(start);
        expect(day - week).toBeGreaterThanOrEqual(0);
        expect(day - week).toBeLessThan(7);
      }),
    );
    expect(formatDay(startOfMonth(parseDay('2024-02-29')))).toBe('2024-02-01');
    expect(formatDay(addMonths(parseDay('2024-01-31'), 13))).toBe('2025-02-01');
  });
});

describe('zones', () => {
  it('know the local day, whatever zone the process is in', () => {
    const tokyo = zoneOf('Asia/Tokyo');
    expect(formatDay(tokyo.dayOf(at('2024-10-03T14:59:59Z')))).toBe('2024-10-03');
    expect(formatDay(tokyo.dayOf(at('2024-10-03T15:00:00Z')))).toBe('2024-10-04');
    expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
  });

  it('agree with Intl at every instant, also where clocks change', () => {
    const names = [
      'Asia/Tokyo',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: at('1995-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        (name, ms) => {
          const text = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' }).format(ms);
          expect(formatDay(zoneOf(name).dayOf(ms))).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('begin each day with its first instant', () => {
    const names = ['Asia/Tokyo', 'America/New_York', 'America/Sao_Paulo', 'Asia/Beirut'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: parseDay('2000-01-01'), max: parseDay('2030-01-01') }),
        (name, day) => {
          const zone = zoneOf(name);
          const start = zone.startOf(day);
          expect(zone.dayOf(start)).toBe(day);
          expect(zone.dayOf(start - 1)).toBe(day - 1);
        },
      ),
      { numRuns: 500 },
    );
    // Midnight of 2018-11-04 does not exist in São Paulo: clocks go from 0:00 to 1:00.
    expect(zoneOf('America/Sao_Paulo').startOf(parseDay('2018-11-04'))).toBe(at('2018-11-04T03:00:00Z'));
  });

  it('tell the day of a million instants in a second', () => {
    const { dayOf } = zoneOf('Asia/Tokyo');
    const began = performance.now();
    let sum = 0;
    for (let i = 0; i < 1_000_000; i++) sum += dayOf(1_600_000_000_000 + ((i * 7_919_777) % 31_536_000_000));
    expect(sum).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('periods', () => {
  const written = ({ from, to }: { from: number; to: number }): string => `${formatDay(from)} ${formatDay(to)}`;
  const thursday = parseDay('2024-10-03');

  it('are preset by whole weeks of seven days', () => {
    expect(written(presetPeriod('this_week', thursday, 1))).toBe('2024-09-30 2024-10-03');
    expect(written(presetPeriod('this_week', thursday, 7))).toBe('2024-09-29 2024-10-03');
    expect(written(presetPeriod('last_week', thursday, 1))).toBe('2024-09-23 2024-09-29');
    expect(written(presetPeriod('4_weeks', thursday, 1))).toBe('2024-09-06 2024-10-03');
    expect(written(presetPeriod('52_weeks', thursday, 1))).toBe('2023-10-06 2024-10-03');
  });

  it('are compared with as many days before', () => {
    const week = presetPeriod('this_week', thursday, 1);
    expect(written(previousPeriod(week))).toBe('2024-09-26 2024-09-29');
    expect(written(sameWeekdaysBefore(week))).toBe('2024-09-23 2024-09-26');
    const four = presetPeriod('4_weeks', thursday, 1);
    expect(sameWeekdaysBefore(four)).toEqual(previousPeriod(four));
  });

  it('know fiscal years', () => {
    expect(fiscalYear(parseDay('2025-03-31'), 4)).toMatchObject({
      year: 2024,
      from: parseDay('2024-04-01'),
      to: parseDay('2025-03-31'),
    });
    expect(fiscalYear(parseDay('2025-04-01'), 4).year).toBe(2025);
    expect(fiscalYear(parseDay('2025-04-01'), 1).year).toBe(2025);
  });
});

describe('business time', () => {
  const morning = { fromS: 9 * 3600, toS: 12 * 3600 };
  const afternoon = { fromS: 13 * 3600, toS: 18 * 3600 };
  const weekday = [morning, afternoon];
  const office: BusinessCalendar = {
    timeZone: 'Asia/Tokyo',
    hours: [weekday, weekday, weekday, weekday, weekday, [], []],
    holidays: new Set([parseDay('2024-10-14')]),
  };

  it('counts opening hours only: nights, lunch, weekends and holidays rest', () => {
    // Friday 17:30 to Tuesday 9:10 over a weekend and a holiday: 30 + 10 minutes.
    expect(businessSeconds(at('2024-10-11T17:30+09:00'), at('2024-10-15T09:10+09:00'), office)).toBe(40 * 60);
    expect(businessSeconds(at('2024-10-10T11:50+09:00'), at('2024-10-10T13:05+09:00'), office)).toBe(15 * 60);
    expect(businessSeconds(at('2024-10-12T09:00+09:00'), at('2024-10-13T18:00+09:00'), office)).toBe(0);
    expect(businessSeconds(at('2024-10-10T12:00+09:00'), at('2024-10-10T11:00+09:00'), office)).toBe(0);
  });

  it('keeps to the clock on the wall where clocks change', () => {
    const everyDay: BusinessCalendar = {
      timeZone: 'America/New_York',
      hours: Array.from({ length: 7 }, () => [{ fromS: 0, toS: 86_400 }]),
      holidays: new Set(),
    };
    // 2024-03-10 has 23 hours there.
    expect(businessSeconds(at('2024-03-10T05:00Z'), at('2024-03-11T04:00Z'), everyDay)).toBe(23 * 3600);
    const office = { ...everyDay, hours: Array.from({ length: 7 }, () => [{ fromS: 9 * 3600, toS: 17 * 3600 }]) };
    expect(businessSeconds(at('2024-03-10T13:00Z'), at('2024-03-10T14:00Z'), office)).toBe(3600);
  });

  it('adds up: from a to b and b to c is from a to c', () => {
    const instant = fc
      .integer({ min: at('2024-01-01T00:00Z'), max: at('2024-12-31T00:00Z') })
      .map((ms) => ms - (ms % 1000));
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (three) => {
        const [a = 0, b = 0, c = 0] = three.toSorted((x, y) => x - y);
        expect(businessSeconds(a, b, office) + businessSeconds(b, c, office)).toBe(businessSeconds(a, c, office));
      }),
    );
  });
});
