import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatDate,
  formatInstant,
  formatInstantWithYear,
  formatPeriod,
  formatSeconds,
  formatSignedShare,
  formatValue,
} from '@koe/dashboard/test-only/words/format';

describe('numbers and dates as people read them', () => {
  it('says a metric in its unit', () => {
    expect(formatValue(0.669, 'share', 'ja')).toBe('66.9%');
    expect(formatValue(12.4, 'points', 'ja')).toBe('+12');
    expect(formatValue(-3.6, 'points', 'en')).toBe('-4');
    expect(formatValue(12345, 'items', 'en')).toBe('12,345');
    expect(formatValue(4.256, 'score', 'ja')).toBe('4.26');
  });

  it('signs changes, and says 0 without a sign', () => {
    expect(formatChange(0.012, 'share', 'ja')).toBe('+1.2pt');
    expect(formatChange(-0.012, 'share', 'en')).toBe('-1.2 pp');
    expect(formatSignedShare(-0.001, 'ja')).toBe('0%');
    expect(formatSignedShare(0.124, 'en')).toBe('+12%');
  });

  it('says seconds in their two largest units', () => {
    expect([0, 59, 60, 250, 7500, 90_000].map((s) => formatSeconds(s, 'ja'))).toEqual([
      '0秒',
      '59秒',
      '1分',
      '4分10秒',
      '2時間5分',
      '1日1時間',
    ]);
    expect(formatSeconds(7500, 'en')).toBe('2 h 5 min');
  });

  it('writes local dates the same wherever the browser is', () => {
    expect(formatDate('2026-11-09', 'ja')).toBe('11/9(月)');
    expect(formatDate('2026-11-09', 'en')).toBe('Mon 9 Nov');
    expect(formatPeriod('2026-10-26', '2026-11-22', 'ja')).toBe('2026/10/26(月) – 11/22(日)');
    expect(formatPeriod('2025-12-29', '2026-01-04', 'en')).toBe('Mon 29 Dec 2025 – Sun 4 Jan 2026');
  });

  it('writes instants in the zone asked for', () => {
    expect(formatInstant('2026-11-08T16:05:00Z', 'Asia/Tokyo', 'ja')).toBe('11/9(月) 01:05');
    expect(formatInstant('2026-11-08T16:05:00Z', 'UTC', 'en')).toBe('Sun 8 Nov 16:05');
    expect(formatInstantWithYear('2026-12-31T16:05:00Z', 'Asia/Tokyo', 'ja')).toBe('2027/1/1(金) 01:05');
    expect(formatInstantWithYear('2026-12-31T16:05:00Z', 'UTC', 'en')).toBe('Thu 31 Dec 2026 16:05');
  });
});
