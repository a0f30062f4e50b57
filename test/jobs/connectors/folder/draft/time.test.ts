import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MappingError } from '@koe/jobs/test-only/connectors/connector';
import { timeAt } from '@koe/jobs/test-only/connectors/folder/draft/time';

const read = (value: string | number | null, format?: string, zone = 'Asia/Tokyo') =>
  timeAt({ at: value }, { column: 'at', zone, ...(format ? { format } : {}) })?.toISOString() ?? null;

describe('times', () => {
  it.each([
    ['2026-05-01', '2026-04-30T15:00:00.000Z'],
    ['2026-05-01 09:30', '2026-05-01T00:30:00.000Z'],
    ['2026/5/1 9:30:15', '2026-05-01T00:30:15.000Z'],
    ['2026年5月1日(金) 9時30分', '2026-05-01T00:30:00.000Z'],
    ['２０２６年５月１日', '2026-04-30T15:00:00.000Z'],
    ['令和8年5月1日', '2026-04-30T15:00:00.000Z'],
    ['令和元年5月1日', '2019-04-30T15:00:00.000Z'],
    ['20260501', '2026-04-30T15:00:00.000Z'],
    ['2026-05-01T09:30:00Z', '2026-05-01T09:30:00.000Z'],
    ['2026-05-01T09:30:00.123456+09:00', '2026-05-01T00:30:00.123Z'],
    ['2026-05-01T09:30:00-0330', '2026-05-01T13:00:00.000Z'],
    ['2026-05-01 24:00', '2026-05-01T15:00:00.000Z'],
    ['Wed Oct 31 22:10:47 +0000 2018', '2018-10-31T22:10:47.000Z'],
    ['1777627800', '2026-05-01T09:30:00.000Z'],
    [1777627800, '2026-05-01T09:30:00.000Z'],
    [1777627800123, '2026-05-01T09:30:00.123Z'],
    ['', null],
    ['  ', null],
    [null, null],
  ] as const)('reads %j', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it('reads what a format says, in a zone with summer time', () => {
    expect(read('01/07/2026 12:00', 'dd/MM/yyyy HH:mm', 'Europe/London')).toBe('2026-07-01T11:00:00.000Z');
    expect(read('01/12/2026 12:00', 'dd/MM/yyyy HH:mm', 'Europe/London')).toBe('2026-12-01T12:00:00.000Z');
    expect(read('3.7.2026', 'dd.MM.yyyy', 'UTC')).toBe('2026-07-03T00:00:00.000Z');
    expect(read('1500000000', 'epoch_s')).toBe('2017-07-14T02:40:00.000Z');
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '2026-05-01 25:00',
    '2026-05-01 10:61',
    '01/02/2026',
    'yesterday',
    '42',
    '3026-01-01',
  ])('refuses %s by its column', (written) => {
    expect(() => read(written)).toThrow(MappingError);
  });

  it('gives back any instant that was written as wall clock of a zone', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'America/New_York',
      'Europe/London',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    );
    const instant = fc
      .integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2100, 0, 1) })
      .map((ms) => Math.floor(ms / 1000) * 1000);
    fc.assert(
      fc.property(instant, zones, (ms, zone) => {
        const wall = wallClock(ms, zone);
        const back = Date.parse(read(wall, undefined, zone) ?? '');
        // Where clocks are put back, one wall clock names two instants: either will do.
        expect(wallClock(back, zone)).toBe(wall);
        expect(Math.abs(back - ms)).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 500 },
    );
  });
});

function wallClock(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
}
