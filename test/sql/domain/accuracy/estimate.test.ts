import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@koe/sql/domain/accuracy/accuracy';
import { betaBelow, betaQuantile } from '@koe/sql/domain/accuracy/beta';
import { countCells, scaleCells } from '@koe/sql/domain/accuracy/cell';
import { normalBeyond, normalQuantile } from '@koe/sql/domain/accuracy/normal';
import { openPriors, themePriors } from '@koe/sql/domain/accuracy/prior';
import { effectiveOf, shareOf, tallyThemes } from '@koe/sql/domain/accuracy/tally';
import { estimateTheme, posteriorOf } from '@koe/sql/domain/accuracy/theme-estimate';
import type { Judged } from '@koe/sql/domain/accuracy/judged';
import { judgeWeeks, randomOf, simulateWhole, trueFigures } from './simulated.js';

const NONE = { truth: null, said: null };
const judged = (said: Record<number, number>, truth: number[], weight = 1, lang = 'ja'): Judged => ({
  lang,
  channel: 'survey',
  weight,
  asked: new Set([1, 2, 3]),
  truth: new Set(truth),
  said: new Map(Object.entries(said).map(([id, confidence]) => [Number(id), confidence])),
  answers: { sentiment: NONE, intent: NONE, priority: NONE, serious: NONE },
});
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('the beta distribution', () => {
  it('agrees with its closed forms and with printed tables', () => {
    expect(betaBelow(0.3, 1, 1)).toBeCloseTo(0.3, 10);
    expect(betaBelow(0.3, 2, 1)).toBeCloseTo(0.09, 10);
    expect(betaBelow(0.5, 7.5, 7.5)).toBeCloseTo(0.5, 10);
    // Clopper and Pearson's interval of 3 in 10
    expect(betaQuantile(0.025, 3, 8)).toBeCloseTo(0.0667, 4);
    expect(betaQuantile(0.975, 4, 7)).toBeCloseTo(0.6525, 4);
  });

  it('has quantiles that undo its distribution', () => {
    const parameter = fc.double({ min: 0.2, max: 500, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, p) => {
        const x = betaQuantile(p, a, b);
        fc.pre(x > 1e-6 && x < 1 - 1e-6);
        expect(betaBelow(x, a, b)).toBeCloseTo(p, 4);
      }),
    );
  });

  it('meets the normal one at its usual points', () => {
    expect(normalBeyond(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalBeyond(-1)).toBeCloseTo(0.841345, 5);
    expect(normalQuantile(0.025)).toBeCloseTo(1.96, 2);
  });
});

describe('a theme’s figures', () => {
  /** 100 items under the theme and 900 others, of which 40 and 60 were judged: 30 right, 6 missed. */
  const items = [
    ...times(30, () => judged({ 1: 0.9 }, [1])),
    ...times(10, () => judged({ 1: 0.9 }, [])),
    ...times(6, () => judged({}, [1])),
    ...times(54, () => judged({}, [])),
  ];
  const whole = [
    ...times(100, () => ({ said: new Map([[1, 0.9]]) })),
    ...times(900, () => ({ said: new Map<number, number>() })),
  ];

  it('follow a worked example: right among those under it, missed among the others', () => {
    const tallies = tallyThemes(items, [1]);
    const { precision, recall, corrected, f1 } = estimateTheme(
      posteriorOf(tallies.get(1)!, openPriors()),
      countCells(whole, [1]).get(1)!,
    );
    expect(precision!.value).toBeCloseTo(30.5 / 41, 6);
    expect(precision!.n).toBeCloseTo(40, 6);
    // 74.4 of the 100 belong there, and 6.5 in 61 of the other 900
    const missed = (900 * 6.5) / 61;
    expect(corrected.value).toBeCloseTo(100 * (30.5 / 41) + missed, 6);
    expect(recall.value).toBeCloseTo((100 * (30.5 / 41)) / corrected.value, 6);
    expect(f1.value).toBeCloseTo((2 * 100 * (30.5 / 41)) / (100 + corrected.value), 6);
    expect(corrected.interval[0]).toBeLessThan(corrected.value);
    expect(corrected.interval[1]).toBeGreaterThan(corrected.value);
  });

  it('are the same whatever common factor the weights have', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (factor) => {
        const [one] = tallyThemes(items, [1]).get(1)!;
        const [other] = tallyThemes(
          items.map((item) => ({ ...item, weight: factor })),
          [1],
        ).get(1)!;
        expect(shareOf(other!)).toBeCloseTo(shareOf(one!), 8);
        expect(effectiveOf(other!)).toBeCloseTo(effectiveOf(one!), 6);
      }),
    );
  });

  it('stand on fewer labels where their weights differ, and never on more than there are', () => {
    const [tally] = tallyThemes([...times(10, () => judged({ 1: 0.9 }, [1], 1)), judged({ 1: 0.9 }, [], 90)], [1]).get(
      1,
    )!;
    expect(effectiveOf(tally!)).toBeCloseTo(100 ** 2 / (10 + 90 ** 2), 6);
    expect(shareOf(tally!)).toBeCloseTo(0.1, 6);
  });

  it('draw a theme with few labels to the others of its group, and leave one with many alone', () => {
    const group = [
      ...times(60, () => judged({ 2: 0.9 }, [2])),
      ...times(60, () => judged({ 3: 0.9 }, [])),
      judged({ 1: 0.9 }, []),
    ];
    const groupOf = new Map<number, number | null>([
      [1, 10],
      [2, 10],
      [3, 11],
    ]);
    const tallies = tallyThemes(group, [1, 2, 3]);
    const priors = themePriors(tallies, groupOf);
    const share = (id: number): number => posteriorOf(tallies.get(id)!, priors.get(id)!).cells[0]!.mean;
    expect(share(1)).toBeGreaterThan(0.5); // its one label says no, its sibling’s sixty yes
    expect(share(2)).toBeGreaterThan(0.95);
    expect(share(3)).toBeLessThan(0.05);
  });

  it('do not change when a theme is judged that the person could not have chosen', () => {
    const unasked = { ...judged({ 1: 0.9 }, []), asked: new Set<number>([2]) };
    expect(tallyThemes([...items, ...times(50, () => unasked)], [1])).toEqual(tallyThemes(items, [1]));
  });
});

describe('cells', () => {
  it('of a theme hold every item once', () => {
    const random = randomOf(3);
    const { items, themeIds } = simulateWhole(500, 6, random);
    for (const own of countCells(items, themeIds).values())
      expect(own.reduce((sum, count) => sum + count, 0)).toBeCloseTo(500);
  });

  it('of a sample are brought to known totals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
        fc.nat(1000),
        fc.nat(1000),
        (counts, under, others) => {
          const scaled = scaleCells(Float64Array.from(counts), under + others, under);
          expect(scaled.slice(0, 3).reduce((sum, count) => sum + count, 0)).toBeCloseTo(under, 6);
          expect(scaled.slice(3).reduce((sum, count) => sum + count, 0)).toBeCloseTo(others, 6);
          expect(scaled.every((count) => count >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('all of it together', () => {
  const random = randomOf(11);
  const whole = simulateWhole(6000, 12, random, { en: 0.35 });
  const items = judgeWeeks(whole, 50, random);
  const tree = [
    ...[100, 101, 102, 103].map((id) => ({ id, parent: null })),
    ...whole.themeIds.map((id) => ({ id, parent: whole.groupOf.get(id) ?? null })),
  ];
  const counted = whole.items.map((item) => ({ ...item, channel: 'survey' }));
  const found = assess(items, counted, tree);

  it('sees that one language is classified worse, and raises the alarm', () => {
    expect(found.languages.map(({ lang }) => lang)).toEqual(['en', 'ja']);
    expect(found.parity?.alarm).toBe(true);
    expect(found.parity?.difference).toBeGreaterThan(0.05);
  });

  it('gives every theme a figure of its own or one that stands in, and a verdict that fits', () => {
    expect(found.themes).toHaveLength(tree.length);
    for (const { themeId, verdict, doubts, precision, standIn } of found.themes) {
      if (themeId >= 100) continue;
      if (verdict === 'unknown') expect(doubts).toEqual(['labels']);
      else expect(precision!.n).toBeGreaterThanOrEqual(30);
      expect(standIn.f1.n).toBeGreaterThan(30);
    }
    expect(found.themes.filter(({ verdict }) => verdict !== 'unknown').length).toBeGreaterThan(3);
  });

  it('comes near the truth over all themes', () => {
    const truths = whole.themeIds.map((id) => trueFigures(whole, id));
    const truth =
      truths.reduce((sum, { recall, count }) => sum + recall * count, 0) /
      truths.reduce((sum, { count }) => sum + count, 0);
    expect(found.all!.recall.interval[0]).toBeLessThan(truth);
    expect(found.all!.recall.interval[1]).toBeGreaterThan(truth);
  });

  it('says nothing at all without labels', () => {
    const empty = assess([], counted, tree);
    expect(empty).toMatchObject({ judged: 0, all: null, parity: null, languages: [] });
    expect(empty.themes.every(({ verdict }) => verdict === 'unknown')).toBe(true);
    expect(JSON.stringify(assess([], [], tree))).not.toContain('null,null');
  });
});
