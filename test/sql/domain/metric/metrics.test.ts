import { describe, expect, it } from 'vitest';
import { NO_REPLY } from '@koe/sql/domain/cube/layout';
import type { Fact } from '@koe/sql/domain/fact';
import { replyBand } from '@koe/sql/domain/metric/first-reply';
import { measure, type MeasureRequest } from '@koe/sql/domain/metric/measure';
import { METRICS, metricById } from '@koe/sql/domain/metric/registry';
import { cubeOf, SCALE, times, type Item } from './score-cube.js';

function only(items: readonly Item[], metric: string, request: Partial<MeasureRequest> = {}): Fact {
  const facts = measure(cubeOf(items), { metric, filter: {}, asOf: '2024-12-31', ...request });
  const [fact] = facts;
  if (facts.length !== 1 || !fact) throw new Error(`${facts.length} facts`);
  return fact;
}

const csat = (value: number, scale: number = SCALE.fivePoints): Item => ({ csat: value, csat_scale: scale });

describe('the worked examples', () => {
  it('CSAT: 60 of 100 say 4 or 5 → 60 %', () => {
    const fact = only([...times(35, csat(4)), ...times(25, csat(5)), ...times(40, csat(3))], 'csat');
    expect(fact).toMatchObject({ n: 100, value: 0.6 });
    // Wilson by hand: (60 + 1.92 ± 1.96 √(24 + 0.96)) ÷ 103.84
    expect(fact.interval?.[0]).toBeCloseTo(0.502, 3);
    expect(fact.interval?.[1]).toBeCloseTo(0.6906, 3);
  });

  it('CSAT counts good of good or bad with them, and no other scale', () => {
    const items = [
      ...times(20, csat(1, SCALE.goodBad)),
      ...times(20, csat(0, SCALE.goodBad)),
      ...times(50, csat(7, SCALE.sevenPoints)),
    ];
    expect(only([...items, ...times(10, csat(5))], 'csat')).toMatchObject({ n: 50, value: 0.6 });
  });

  it('NPS: 50 promoters and 27 detractors of 100 → 23', () => {
    const items = [
      ...times(30, { nps: 9 }),
      ...times(20, { nps: 10 }),
      ...times(23, { nps: 8 }),
      ...times(27, { nps: 6 }),
    ];
    const fact = only([...items, ...times(9, {})], 'nps');
    expect(fact).toMatchObject({ n: 100, value: 23 });
    // Variance of −1, 0, 1: .77 − .23² = .7171; 1.96 √(.7171 ÷ 100) = 16.6 points
    expect(fact.interval?.[0]).toBeCloseTo(23 - 16.6, 1);
    expect(fact.interval?.[1]).toBeCloseTo(23 + 16.6, 1);
  });

  it('CES: 30 agree and 20 strongly agree of 100 → 50 %, 30 % with agree_only', () => {
    const answer = (ces: number): Item => ({ ces, ces_scale: SCALE.fivePoints });
    const items = [...times(30, answer(4)), ...times(20, answer(5)), ...times(50, answer(2))];
    expect(only(items, 'ces')).toMatchObject({ value: 0.5, n: 100, variant: 'agree_or_strongly' });
    expect(only(items, 'ces', { variant: 'agree_only' })).toMatchObject({ value: 0.3, variant: 'agree_only' });
    expect(only(items, 'ces', { variant: 'mean' })).toMatchObject({ value: 3.2, variant: 'mean:1-5' });
  });

  it('CES on seven points takes the top three', () => {
    const items = [1, 4, 5, 6, 7].flatMap((ces) => times(10, { ces, ces_scale: SCALE.sevenPoints }));
    expect(only(items, 'ces').value).toBe(0.6);
    expect(only(items, 'ces', { variant: 'agree_only' }).value).toBe(0.4);
  });

  it('FCR: 40 of 80 → 50 %, with other denominators named', () => {
    const items = [
      ...times(40, { kind: 3, first_contact: 1, resolve_s: 60 }),
      ...times(30, { kind: 3, first_contact: 0, resolve_s: 90 }),
      ...times(5, { kind: 3, first_contact: 0, resolve_s: NO_REPLY }),
      ...times(5, { kind: 4 }),
      ...times(100, { kind: 1 }),
    ];
    expect(only(items, 'fcr')).toMatchObject({ n: 80, value: 0.5, variant: 'all' });
    expect(only(items, 'fcr', { variant: 'known' })).toMatchObject({ n: 75 });
    expect(only(items, 'fcr', { variant: 'solved' })).toMatchObject({ n: 70, value: 40 / 70 });
    expect(only(items, 'fcr', { variant: 'ripe', asOf: '2024-10-17' })).toMatchObject({ n: 0, value: null });
    expect(only(items, 'fcr', { variant: 'ripe', asOf: '2024-10-18' })).toMatchObject({ n: 80 });
  });

  it('bands: 60, 300, 600, 601 s → 1, 2, 3, 4; no reply is 5 and counts in n', () => {
    expect([60, 61, 300, 301, 600, 601, NO_REPLY, -2].map(replyBand)).toEqual([1, 2, 2, 3, 3, 4, 5, null]);
    const seconds = [60, 300, 600, 601, NO_REPLY];
    const items = seconds.flatMap((reply_s) => times(10, { reply_s, reply_business_s: 1 }));
    expect(only([...items, ...times(50, {})], 'first_reply')).toMatchObject({ n: 50, value: 0.4, variant: 'calendar' });
    expect(only(items, 'first_reply', { variant: 'business' })).toMatchObject({ n: 50, value: 1 });
    const bands = [1, 2, 3, 4, 5].map((band) => only(items, `reply_band_${band}`));
    expect(bands.map(({ value, n }) => [value, n])).toEqual(Array.from({ length: 5 }, () => [0.2, 50]));
  });

  it('resolution rate leaves tickets out that are younger than 7 days', () => {
    const week = 7 * 86_400;
    const ticket = (resolve_s: number, day: number): Item => ({ kind: 3, resolve_s, day });
    const items = [
      ...times(30, ticket(week, 20_000)),
      ...times(20, ticket(week + 1, 20_000)),
      ...times(10, ticket(NO_REPLY, 20_000)),
      ...times(99, ticket(5, 20_001)),
    ];
    expect(only([...items, {}], 'resolution_rate', { asOf: '2024-10-11' })).toMatchObject({ n: 60, value: 0.5 });
    // On the afternoon of the 11th, tickets of the evening of the 4th are not seven days old yet.
    expect(only(items, 'resolution_rate', { asOf: '2024-10-11T15:00:00+09:00' }).n).toBe(0);
    expect(only(items, 'resolution_rate', { asOf: '2024-10-11T15:00:00Z' }).n).toBe(60);
  });
});

describe('the other metrics', () => {
  it('keep ratings of different scales apart', () => {
    const items = [
      ...times(40, { rating: 4, rating_scale: SCALE.fivePoints }),
      ...times(40, { rating: 8, rating_scale: SCALE.tenPoints }),
    ];
    const facts = measure(cubeOf(items), { metric: 'rating', filter: {}, asOf: '2024-12-31' });
    expect(facts.map(({ variant, value, n }) => [variant, value, n])).toEqual([
      ['1-5', 4, 40],
      ['0-10', 8, 40],
    ]);
    expect(only(items, 'rating', { variant: '0-10' })).toMatchObject({ value: 8, variant: '0-10' });
    expect(only([{}], 'rating')).toMatchObject({ n: 0, value: null });
  });

  it('give means Student’s interval', () => {
    const items = Array.from({ length: 31 }, (_, index) => ({
      rating: 1 + (index % 5),
      rating_scale: SCALE.fivePoints,
    }));
    const values = items.map(({ rating }) => rating);
    const mean = values.reduce((sum, value) => sum + value, 0) / 31;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30);
    const { interval, value } = only(items, 'rating');
    expect(value).toBeCloseTo(mean, 12);
    // 2.0423 is the 97.5 % point of t with 30 degrees of freedom.
    expect(interval?.[1]).toBeCloseTo(mean + (2.0423 * deviation) / Math.sqrt(31), 4);
  });

  it('count people once and leave unknown ones out', () => {
    const items = [{ person: 7 }, { person: 7 }, { person: 9 }, {}];
    expect(only(items, 'people')).toMatchObject({ n: 2, value: 2, interval: null });
    expect(only(items, 'volume')).toMatchObject({ n: 4, value: 4 });
  });

  it('count near-duplicates once when asked', () => {
    const items = [...times(3, {}), ...times(5, { weight: 0 })];
    expect(only(items, 'volume').value).toBe(8);
    expect(only(items, 'volume', { weigh: 'once' }).value).toBe(3);
  });

  it('take theme share among all classified items with text, whatever the filter’s theme', () => {
    const items = [
      ...times(20, { themes: [2] }),
      ...times(10, { themes: [4, 7] }),
      ...times(20, {}),
      ...times(50, { voice: 0, themes: [2] }),
    ];
    expect(only(items, 'theme_share', { filter: { theme: ['1'] } })).toMatchObject({
      n: 50,
      value: 0.6,
      evidence: { theme: ['1'] },
    });
    expect(only(items, 'theme_share', { filter: { theme: ['7'] } }).value).toBe(0.2);
    expect(only(items, 'theme_share').value).toBe(0.6);
    expect(only(items, 'unclassified_share')).toMatchObject({ n: 50, value: 0.4 });
  });

  it('take negative share among items with a sentiment', () => {
    expect(
      only([...times(10, { sentiment: 1 }), ...times(30, { sentiment: 3 }), ...times(9, {})], 'negative_share'),
    ).toMatchObject({ n: 40, value: 0.25 });
  });

  it('take repeat contact among items of known people', () => {
    const items = [...times(10, { repeat: 1 }), ...times(30, { repeat: 0 }), ...times(9, {})];
    expect(only(items, 'repeat_contact')).toMatchObject({ n: 40, value: 0.25 });
    expect(only(items, 'repeat_contact', { variant: 'ripe', asOf: '2024-10-10' }).n).toBe(0);
  });

  it('give times their median and p90', () => {
    const items = Array.from({ length: 101 }, (_, index) => ({ handle_s: index * 10 }));
    const median = only([...items, {}], 'handling_time_median');
    expect(median).toMatchObject({ n: 101, value: 500 });
    // Ranks 50.5 ± 1.96 √25.25: from the 40th to the 61st value.
    expect(median.interval).toEqual([390, 610]);
    expect(only(items, 'handling_time_p90').value).toBe(900);
  });
});

describe('any metric', () => {
  it('has words in both languages, unique ids and variants', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
    for (const metric of METRICS) {
      for (const words of [metric.name, metric.definition, metric.counts, ...metric.variants.map(({ name }) => name)]) {
        expect(words.ja).not.toBe('');
        expect(words.en).not.toBe('');
      }
      expect(metricById(metric.id)).toBe(metric);
    }
  });

  it('has no value below its minimum n, and never 0 instead', () => {
    for (const { id, minimumN } of METRICS) {
      const fact = only([], id);
      expect([id, fact.n, fact.value]).toEqual([id, 0, minimumN === 0 ? 0 : null]);
      expect(fact.interval).toBeNull();
    }
    expect(only(times(29, csat(5)), 'csat')).toMatchObject({ n: 29, value: null, interval: null });
    expect(only(times(30, csat(5)), 'csat')).toMatchObject({ n: 30, value: 1 });
  });

  it('refuses metrics, variants and times that do not exist', () => {
    const cube = cubeOf([{}]);
    const ask = (request: Partial<MeasureRequest>) => () =>
      measure(cube, { metric: 'csat', filter: {}, asOf: '2024-12-31', ...request });
    expect(ask({ metric: 'happiness' })).toThrow(/happiness/);
    expect(ask({ metric: 'ces', variant: 'median' })).toThrow(/median/);
    expect(ask({ variant: 'agree_only' })).toThrow(/agree_only/);
    expect(ask({ asOf: '2024-12-31T10:00' })).toThrow(/zone/);
    expect(ask({ by: 'seg.none' })).toThrow(/seg\.none/);
  });
});
