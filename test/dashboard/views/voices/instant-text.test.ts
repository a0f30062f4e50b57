import { describe, expect, it } from 'vitest';
import {
  awayText,
  dateText,
  dayText,
  durationText,
  timeText,
} from '@koe/dashboard/test-only/views/voices/instant-text';

const now = new Date('2026-11-20T03:00:00Z');
const words = {
  seconds: (n: string) => `${n}s`,
  minutes: (n: string) => `${n}m`,
  hours: (n: string) => `${n}h`,
  days: (n: string) => `${n}d`,
};

describe('times on screen', () => {
  it('are those of the organisation, not of the browser', () => {
    expect(dayText('2026-11-08T20:00:00Z', 'Asia/Tokyo', 'ja', now)).toBe('11/9(月)');
    expect(timeText('2026-11-08T20:05:00Z', 'Asia/Tokyo')).toBe('05:05');
    expect(dayText('2026-11-08T20:00:00Z', 'Asia/Tokyo', 'en', now)).toBe('Mon 9 Nov');
  });

  it('name the year when it is another one, judged in the zone', () => {
    expect(dayText('2025-12-31T14:00:00Z', 'Asia/Tokyo', 'ja', now)).toBe('2025/12/31(水)');
    expect(dayText('2025-12-31T16:00:00Z', 'Asia/Tokyo', 'ja', now)).toBe('1/1(木)');
  });

  it('do not shift a local date', () => {
    expect(dateText('2026-11-09', 'ja', now)).toBe('11/9(月)');
  });

  it('say how far away an instant is', () => {
    expect(awayText('2026-11-20T02:55:00Z', 'ja', now)).toBe('5 分前');
    expect(awayText('2026-11-20T05:10:00Z', 'en', now)).toMatch(/^in 2 h/);
    expect(awayText('2026-11-20T03:00:20Z', 'en', now)).toBe('now');
  });

  it('give a duration in the unit that people use', () => {
    expect([60, 119, 300, 7_199, 12_600, 259_200].map((seconds) => durationText(seconds, words))).toEqual([
      '60s',
      '119s',
      '5m',
      '120m',
      '3.5h',
      '3d',
    ]);
  });
});
