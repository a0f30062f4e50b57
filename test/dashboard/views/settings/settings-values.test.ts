import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SETTING_LISTS } from '@koe/api/contract/settings';
import { minuteOf, minuteText } from '@koe/dashboard/test-only/views/settings/organisation/day-minute';
import { freeSlot } from '@koe/dashboard/test-only/views/settings/list/free-slot';
import { targetText, targetValue } from '@koe/dashboard/test-only/views/settings/list/metric-target';
import { PendingRemovals } from '@koe/dashboard/test-only/views/settings/list/pending-removals';
import { rowErrors } from '@koe/dashboard/test-only/views/settings/list/row-errors';

describe('minutes of the day', () => {
  it('come back as they were written', () => {
    for (let minute = 0; minute <= 1440; minute++) expect(minuteOf(minuteText(minute))).toBe(minute);
  });

  it('are read as people write them', () => {
    expect(minuteOf('9:30')).toBe(570);
    expect(minuteOf(' 0930 ')).toBe(570);
    expect(minuteOf('９：３０')).toBe(570);
    expect(minuteOf('24:00')).toBe(1440);
  });

  it('refuse what is no time', () => {
    for (const text of ['', '9', '24:01', '12:60', 'noon']) expect(minuteOf(text)).toBeNull();
  });
});

describe('targets', () => {
  it('are per cent on screen and shares in store', () => {
    expect(targetText(0.07, 'share')).toBe('7');
    expect(targetValue('7 %', 'share')).toBe(0.07);
    expect(targetValue('８５．５', 'share')).toBe(0.855);
    expect(targetValue('-12', 'points')).toBe(-12);
    expect(targetValue('many', 'points')).toBeNull();
  });

  it('survive being written and read', () => {
    for (let share = 0; share <= 1; share += 0.001)
      expect(targetValue(targetText(Number(share.toFixed(3)), 'share'), 'share')).toBe(Number(share.toFixed(3)));
  });
});

describe('freeSlot', () => {
  it('gives the lowest free slot of eight', () => {
    expect(freeSlot([])).toBe(1);
    expect(freeSlot([{ slot: 1 }, { slot: 3 }])).toBe(2);
    expect(freeSlot([1, 2, 3, 4, 5, 6, 7, 8].map((slot) => ({ slot })))).toBeNull();
  });
});

describe('rowErrors', () => {
  const good = { key: 'app', name: { ja: 'アプリ', en: 'App' } };

  it('has nothing to say about a good row', () => {
    expect(rowErrors(SETTING_LISTS.products.body, good)).toEqual({});
  });

  it('names the field and the reason', () => {
    expect(rowErrors(SETTING_LISTS.products.body, { key: 'My App', name: { ja: '', en: 'App' } })).toEqual({
      key: 'key',
      'name.ja': 'required',
    });
    expect(
      rowErrors(SETTING_LISTS.people.body, {
        name: '佐藤',
        email: 'sato',
        departmentId: null,
        language: 'ja',
        notifyBy: 'none',
      }),
    ).toEqual({ email: 'email' });
    expect(
      rowErrors(SETTING_LISTS.annotations.body, {
        kind: 'release',
        from: '',
        to: null,
        text: good.name,
        product: null,
      }),
    ).toEqual({ from: 'required' });
  });
});

describe('PendingRemovals', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('removes only when the time to undo is over', () => {
    const removed: string[] = [];
    const removals = new PendingRemovals(10_000);
    removals.add('a', () => removed.push('a'));
    removals.add('b', () => removed.push('b'));
    expect(removals.undo('a')).toBe(true);
    vi.advanceTimersByTime(9_999);
    expect(removed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(removed).toEqual(['b']);
    expect(removals.undo('b')).toBe(false);
  });

  it('does at once what waits when the screen is left, and only once', () => {
    const removed: string[] = [];
    const removals = new PendingRemovals(10_000);
    removals.add('a', () => removed.push('a'));
    removals.flush();
    vi.advanceTimersByTime(20_000);
    expect(removed).toEqual(['a']);
  });
});
