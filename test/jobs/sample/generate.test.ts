import { generateSample } from '@koe/jobs/test-only/sample/generate';
import { STREAMS, truthOf, type SampleItem } from '@koe/jobs/test-only/sample/sample-item';
import { describe, expect, it } from 'vitest';
import { END_AT, groups, HISTORY } from './history.js';

const saying = (item: SampleItem): string => item.texts.join('\n');

describe('the history', () => {
  it('is the same for the same request and another for another seed', () => {
    const again = [...generateSample({ seed: 7, endAt: END_AT })];
    expect(again).toEqual(HISTORY);
    const [first] = generateSample({ seed: 8, endAt: END_AT });
    expect(first).not.toEqual(HISTORY[0]);
  });

  it.each([
    ['2026-11-21T00:15:00Z', 26, 12_000],
    ['2026-06-01T00:00:00Z', 26, 12_000],
    ['2026-01-20T13:37:00Z', 13, 3_000],
  ])('until %s over %i weeks has %i items within 5 %', (endAt, weeks, target) => {
    const count = [...generateSample({ seed: 1, endAt: new Date(endAt), weeks, target })].length;
    expect(count).toBeGreaterThan(target * 0.95);
    expect(count).toBeLessThan(target * 1.05);
  });

  it('lies within its window, in order of time, with ids that are unique', () => {
    const times = HISTORY.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(0)).toBeGreaterThanOrEqual(END_AT.getTime() - 26 * 604_800_000);
    expect(times.at(-1)).toBeLessThan(END_AT.getTime());
    expect(new Set(HISTORY.map(({ id }) => id)).size).toBe(HISTORY.length);
  });

  it('says nothing twice but the campaign', () => {
    const bySaying = groups(HISTORY, saying);
    const repeated = [...bySaying.values()].filter((items) => items.length > 1);
    expect(repeated).toHaveLength(2);
    expect(repeated.map(([item]) => item?.lang).toSorted()).toEqual(['en', 'ja']);
    const posts = repeated.flat();
    expect(posts.length).toBeGreaterThan(85);
    expect(posts.length).toBeLessThan(155);
    expect(posts.every(({ stream }) => stream === 'social' || stream === 'reviews')).toBe(true);
    const times = posts.map(({ at }) => at.getTime());
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(4 * 86_400_000);
  });

  it('has every stream, both languages, and no slot left open', () => {
    expect(new Set(HISTORY.map(({ stream }) => stream))).toEqual(new Set(STREAMS));
    const japanese = HISTORY.filter(({ lang }) => lang === 'ja').length / HISTORY.length;
    expect(japanese).toBeGreaterThan(0.65);
    expect(japanese).toBeLessThan(0.85);
    expect(HISTORY.filter((item) => /[{}]/.test(saying(item)) || saying(item).trim() === '')).toEqual([]);
  });

  it('comes in good part from people with more than one item', () => {
    const byPerson = groups(HISTORY, ({ person }) => person.id);
    const repeating = HISTORY.filter(({ person }) => (byPerson.get(person.id)?.length ?? 0) > 1);
    expect(repeating.length / HISTORY.length).toBeGreaterThan(0.31);
    expect(repeating.length / HISTORY.length).toBeLessThan(0.4);
  });

  it('unites the themes of items with two matters', () => {
    const double = HISTORY.filter(({ texts }) => texts.length === 2);
    expect(double.length).toBeGreaterThan(HISTORY.length * 0.1);
    expect(double.every((item) => truthOf(item).themes.length >= 2)).toBe(true);
  });

  it('knows the truth of an item by stream and id', () => {
    const item = HISTORY[100];
    if (item === undefined) throw new Error('the history is short');
    expect(truthOf(item)).toEqual({ stream: item.stream, id: item.id, ...item.truth });
  });
});
