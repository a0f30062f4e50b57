import { describe, expect, it } from 'vitest';
import { labelRoom } from '@koe/dashboard/test-only/ui/label-room';

const room = (...values: readonly number[]): string => labelRoom({ bars: values.map((high) => ({ high })) });

describe('the room of labels', () => {
  it('stays while the largest number has as many digits', () => {
    expect(room(12, 90)).toBe(room(3, 11));
    expect(room(12, 90)).not.toBe(room(12, 190));
    expect(room(9)).not.toBe(room(10));
  });

  it('changes with a sign, with decimals and with the names of a band', () => {
    expect(room(5)).not.toBe(room(-5));
    expect(room(0.5)).not.toBe(room(5));
    const bands = (...names: readonly string[]): string => labelRoom({ rows: names.map((name) => ({ name })) });
    expect(bands('a', 'b')).toBe(bands('b', 'a'));
    expect(bands('a', 'b')).not.toBe(bands('a', 'a long name'));
  });

  it('is kept for so many digits, whatever else the rows hold', () => {
    const kept = { rows: 'bars', number: 'high', digits: 5 };
    const of = (high: number, date = 'a'): string => labelRoom({ bars: [{ high, date }], flags: [] }, kept);
    expect(of(3)).toBe(of(99_999, 'b'));
    expect(of(100_000)).not.toBe(of(99_999));
    expect(labelRoom({ bars: [], flags: [{ text: 'x' }] }, kept)).not.toBe(of(3));
  });
});
