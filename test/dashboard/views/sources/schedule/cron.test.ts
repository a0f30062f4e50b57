import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CronError, parseCron } from '@koe/dashboard/test-only/views/sources/schedule/cron';
import { nextRuns } from '@koe/dashboard/test-only/views/sources/schedule/next-runs';
import { presetOf, scheduleOf } from '@koe/dashboard/test-only/views/sources/schedule/schedule-preset';

const runs = (cron: string, zone: string, after: string, count = 3): string[] =>
  nextRuns(parseCron(cron), zone, new Date(after), count).map((date) => date.toISOString());

describe('nextRuns', () => {
  it('counts in the zone of the organisation, not in that of the browser', () => {
    expect(runs('30 9 * * *', 'Asia/Tokyo', '2026-01-05T00:00:00Z', 2)).toEqual([
      '2026-01-05T00:30:00.000Z',
      '2026-01-06T00:30:00.000Z',
    ]);
  });

  it('is strictly after the time given', () => {
    expect(runs('*/15 * * * *', 'Asia/Tokyo', '2026-01-05T00:15:00Z', 2)).toEqual([
      '2026-01-05T00:30:00.000Z',
      '2026-01-05T00:45:00.000Z',
    ]);
  });

  it('reads weekdays, names, lists and ranges', () => {
    expect(runs('0 9 * * mon-wed,5', 'UTC', '2026-01-05T10:00:00Z')).toEqual([
      '2026-01-06T09:00:00.000Z',
      '2026-01-07T09:00:00.000Z',
      '2026-01-09T09:00:00.000Z',
    ]);
    expect(runs('0 0 * * 7', 'UTC', '2026-01-05T10:00:00Z', 1)).toEqual(['2026-01-11T00:00:00.000Z']);
  });

  it('takes either day when both are restricted, as cron does', () => {
    expect(runs('0 0 13 * fri', 'UTC', '2026-01-01T00:00:00Z')).toEqual([
      '2026-01-02T00:00:00.000Z',
      '2026-01-09T00:00:00.000Z',
      '2026-01-13T00:00:00.000Z',
    ]);
  });

  it('leaves out a time that the clocks skip and takes a doubled one once', () => {
    expect(runs('30 2 * * *', 'America/New_York', '2026-03-07T12:00:00Z', 1)).toEqual(['2026-03-09T06:30:00.000Z']);
    expect(runs('30 1 * * *', 'America/New_York', '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ]);
  });

  it('finds a leap day and gives up on a day that never comes', () => {
    expect(runs('0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual(['2028-02-29T00:00:00.000Z']);
    expect(runs('0 0 31 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([]);
  });

  it('agrees with walking every minute', () => {
    const field = (least: number, most: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 2, max: 20 }).map((step) => `*/${String(step)}`),
        fc.integer({ min: least, max: most }).map(String),
      );
    fc.assert(
      fc.property(
        field(0, 59),
        field(0, 23),
        field(0, 6),
        fc.integer({ min: 0, max: 300_000 }),
        (minute, hour, weekday, at) => {
          const cron = parseCron(`${minute} ${hour} * * ${weekday}`);
          const after = new Date(Date.UTC(2026, 0, 1) + at * 60_000);
          const walked: number[] = [];
          for (
            let time = after.getTime() + 60_000;
            walked.length < 2 && time < after.getTime() + 9 * 86_400_000;
            time += 60_000
          ) {
            const local = new Date(time + 9 * 3_600_000);
            if (
              cron.minutes.includes(local.getUTCMinutes()) &&
              cron.hours.includes(local.getUTCHours()) &&
              cron.weekdays.has(local.getUTCDay())
            )
              walked.push(time);
          }
          const answer = nextRuns(cron, 'Asia/Tokyo', after, 2).map((date) => date.getTime());
          expect(answer.slice(0, walked.length)).toEqual(walked);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('parseCron', () => {
  it('names the field that cannot be read', () => {
    const fieldOf = (text: string): number | null => {
      try {
        parseCron(text);
        return null;
      } catch (error) {
        return error instanceof CronError ? error.field : null;
      }
    };
    expect(fieldOf('* * * *')).toBe(-1);
    expect(fieldOf('60 * * * *')).toBe(0);
    expect(fieldOf('* 24 * * *')).toBe(1);
    expect(fieldOf('* * 0 * *')).toBe(2);
    expect(fieldOf('* * * foo *')).toBe(3);
    expect(fieldOf('* * * * 5-1')).toBe(4);
    expect(fieldOf('*/0 * * * *')).toBe(0);
    expect(fieldOf('*-5 * * * *')).toBe(0);
  });
});

describe('schedule presets', () => {
  it('know their own schedules again', () => {
    for (const preset of [
      { kind: 'hand' },
      { kind: 'every', minutes: 5 },
      { kind: 'every', minutes: 60 },
      { kind: 'daily', hour: 6, minute: 5 },
      { kind: 'cron', text: '0 9 * * 1-5' },
    ] as const)
      expect(presetOf(scheduleOf(preset))).toEqual(preset);
  });

  it('leave what they do not know to the expert', () => {
    expect(presetOf(' 0  9 * * 1 ')).toEqual({ kind: 'cron', text: '0 9 * * 1' });
  });
});
