import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import { compareBySegment, SPLITS, type Split } from '@koe/sql/domain/decomposition/two-periods';
import { themeRise } from '@koe/sql/domain/analysis/theme-rise';
import { MANIFEST, packRows, plainBlocks, randomFilter } from '../cube/random-rows.js';
import { cubeOf, SCALE, times } from '../metric/score-cube.js';

const asOf = '2024-12-31';
/** Days 20,000 to 20,019, and the twenty after them. */
const BEFORE = { from: '2024-10-04', to: '2024-10-23' };
const NOW = { from: '2024-10-24', to: '2024-11-12' };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a change by segments', () => {
  it('adds up to the difference of the two facts, for any metric, filter and dimension', () => {
    const split = fc.constantFrom<Split>(...SPLITS, 'seg.plan');
    const metric = fc.constantFrom(
      'csat',
      'nps',
      'negative_share',
      'theme_share',
      'first_reply',
      'fcr',
      'unclassified_share',
    );
    fc.assert(
      fc.property(plainBlocks, randomFilter, split, metric, (blocks, filter, by, id) => {
        const cube = new Cube(MANIFEST);
        blocks.forEach((rows, at) => cube.append(String(at), packRows(rows)));
        const found = compareBySegment(
          cube,
          { filter: { ...filter, ...NOW }, asOf },
          { metric: id, by, before: BEFORE },
        );
        const { difference } = found.change;
        if (difference === null) {
          expect(found.segments).toEqual([]);
          return;
        }
        expect(sum(found.segments.map(({ total }) => total.value))).toBeCloseTo(difference, 9);
        expect(found.mix!.value + found.within!.value).toBeCloseTo(difference, 9);
        for (const { mix, within, total } of found.segments)
          expect(mix.value + within.value).toBeCloseTo(total.value, 9);
        expect(sum(found.segments.map(({ n }) => n[1]))).toBe(found.facts[1].n);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  const shop = cubeOf([
    // chat stays at 80 %, the telephone falls from 80 % to 40 %
    ...[20_000, 20_020].flatMap((day) => [
      ...times(80, { day, channel: 5, csat: 5, csat_scale: SCALE.fivePoints }),
      ...times(20, { day, channel: 5, csat: 1, csat_scale: SCALE.fivePoints }),
    ]),
    ...times(80, { day: 20_000, channel: 6, csat: 5, csat_scale: SCALE.fivePoints }),
    ...times(20, { day: 20_000, channel: 6, csat: 1, csat_scale: SCALE.fivePoints }),
    ...times(40, { day: 20_020, channel: 6, csat: 5, csat_scale: SCALE.fivePoints }),
    ...times(60, { day: 20_020, channel: 6, csat: 1, csat_scale: SCALE.fivePoints }),
    ...times(12, { day: 20_020, channel: 8, csat: 5, csat_scale: SCALE.fivePoints }),
  ]);

  it('puts a fall on the segment that fell, and lists its items', () => {
    const { segments, within, change } = compareBySegment(
      shop,
      { filter: NOW, asOf },
      { metric: 'csat', by: 'channel', before: BEFORE },
    );
    const [first] = segments;
    expect(first).toMatchObject({ key: 'phone', n: [100, 100], values: [0.8, 0.4] });
    expect(first!.within.interval![1]).toBeLessThan(0);
    expect(first!.evidence).toEqual([
      { ...BEFORE, channel: ['phone'] },
      { ...NOW, channel: ['phone'] },
    ]);
    expect(within!.value).toBeLessThan(-0.15);
    expect(change.clear).toBe(true);
  });

  it('keeps a new segment with few items in the sum, without saying how sure it is', () => {
    const { segments } = compareBySegment(
      shop,
      { filter: NOW, asOf },
      { metric: 'csat', by: 'channel', before: BEFORE },
    );
    const store = segments.find(({ key }) => key === 'store')!;
    expect(store).toMatchObject({ n: [0, 12], values: [null, 1], within: { value: 0, interval: null } });
    expect(store.mix.value).toBeGreaterThan(0);
    expect(store.mix.interval).toBeNull();
  });

  it('has no parts without data in one period, and refuses what it cannot take apart', () => {
    const early = { from: '2020-01-01', to: '2020-01-31' };
    const found = compareBySegment(shop, { filter: NOW, asOf }, { metric: 'csat', by: 'channel', before: early });
    expect(found).toMatchObject({ mix: null, within: null, segments: [], change: { difference: null } });
    const ask = (params: object) => () =>
      compareBySegment(shop, { filter: NOW, asOf }, { metric: 'csat', by: 'channel', before: BEFORE, ...params });
    expect(ask({ metric: 'volume' })).toThrow(/volume/);
    expect(ask({ by: 'sentiment' })).toThrow(/by must be/);
    expect(ask({ by: undefined })).toThrow(RangeError);
    expect(ask({ before: undefined })).toThrow(RangeError);
    expect(ask({ before: { from: '2024-10-23', to: '2024-10-04' } })).toThrow(/lies before/);
  });

  it('puts the segments beyond the 24 largest together, under a filter that lists just these', () => {
    const products = Array.from({ length: 30 }, (_, at) => ({ key: `p${at}`, name: { ja: '', en: '' } }));
    const manifest = { ...MANIFEST, labels: { ...MANIFEST.labels, product: products } };
    const cube = cubeOf(
      products.flatMap((_, at) =>
        [20_000, 20_020].flatMap((day) =>
          times(40 - at, { day, product: at + 1, csat: (at + day) % 3 ? 5 : 1, csat_scale: 1 }),
        ),
      ),
      manifest,
    );
    const { segments, change } = compareBySegment(
      cube,
      { filter: NOW, asOf },
      { metric: 'csat', by: 'product', before: BEFORE },
    );
    const rest = segments.find(({ key }) => key === '*')!;
    expect(segments).toHaveLength(25);
    expect(sum(segments.map(({ total }) => total.value))).toBeCloseTo(change.difference!, 10);
    expect(cube.countUnder(rest.evidence[1], [{ by: [] }])[0]!.total).toBe(rest.n[1]);
  });
});

describe('the rise of a theme', () => {
  const cube = cubeOf([
    ...[5, 6].flatMap((channel) => [
      ...times(10, { day: 20_000, channel, themes: [2] }),
      ...times(90, { day: 20_000, channel }),
    ]),
    ...times(20, { day: 20_020, channel: 5, themes: [2] }),
    ...times(180, { day: 20_020, channel: 5 }),
    ...times(60, { day: 20_020, channel: 6, themes: [2] }),
    ...times(140, { day: 20_020, channel: 6 }),
  ]);

  it('is what its share before would not have given, and falls on the segment where it rose', () => {
    const rise = themeRise(cube, { filter: NOW, asOf }, { themeId: 2, by: 'channel', before: BEFORE });
    expect(rise).toMatchObject({ items: 80, expected: expect.closeTo(40), excess: { value: expect.closeTo(40) } });
    const [first, second] = rise.segments;
    expect(first).toMatchObject({ key: 'phone', items: 60, voices: 200, excess: { value: expect.closeTo(40) } });
    expect(second).toMatchObject({ key: 'chat', excess: { value: expect.closeTo(0) } });
    expect(first!.excess.interval![0]).toBeGreaterThan(15);
    expect(first!.evidence).toEqual({ ...NOW, theme: ['2'], channel: ['phone'] });
  });
});
