import { describe, expect, it } from 'vitest';
import type { Accuracy, AccuracyFigure, ThemeAccuracy } from '@koe/api/contract/accuracy';
import { accuracyLine, accuracyNote, labelsText, verdictLine } from '@koe/dashboard/test-only/state/accuracy-text';
import { knownRows, mostHelped, themeRows } from '@koe/dashboard/test-only/views/trust/theme-rows';
import { countVerdicts, leafIds, trustAnswer } from '@koe/dashboard/test-only/views/trust/trust-answer';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const figure = (value: number, n: number): AccuracyFigure => ({ value, interval: [value - 0.06, value + 0.06], n });
const theme = (themeId: number, rest: Partial<ThemeAccuracy> = {}): ThemeAccuracy => ({
  themeId,
  precision: figure(0.82, 41),
  recall: figure(0.7, 35),
  f1: figure(0.75, 50),
  judged: { under: 41, belonging: 35 },
  standIn: { of: 'group', precision: figure(0.78, 120), recall: figure(0.6, 90), f1: figure(0.68, 150) },
  languages: [],
  channels: [],
  parity: null,
  hourBrings: 0.01,
  verdict: 'trust',
  doubts: [],
  ...rest,
});
const few = (id: number): ThemeAccuracy =>
  theme(id, {
    precision: figure(0.5, 7.9),
    recall: figure(0.5, 3),
    verdict: 'unknown',
    doubts: ['labels'],
    hourBrings: 0.05,
  });
const accuracy = (themes: ThemeAccuracy[], rest: Partial<Accuracy> = {}): Accuracy => ({
  asOf: '2026-03-20T00:00:00Z',
  taxonomyVersion: 1,
  minimumLabels: 30,
  labels: { judged: 200, used: 200, outdated: 0, unfair: 0, second: 0, corrected: 0, people: 2, lastAt: null },
  all: { precision: figure(0.82, 90), recall: figure(0.71, 80), f1: figure(0.76, 120) },
  languages: [],
  channels: [],
  parity: null,
  themes,
  tasks: [],
  drift: {
    week: { from: '2026-03-09', to: '2026-03-15' },
    reference: { from: '2026-02-09', to: '2026-03-08' },
    kind: 'weeks_before',
    entries: [],
  },
  servingModelId: null,
  servingSince: null,
  models: [],
  ...rest,
});
const TREE = [
  { id: 1, parent: null, name: { ja: '配送', en: 'Delivery' } },
  { id: 2, parent: 1, name: { ja: '遅延', en: 'Late' } },
  { id: 3, parent: 1, name: { ja: '梱包', en: 'Packaging' } },
  { id: 4, parent: null, name: { ja: '商品', en: 'Product' } },
];

describe('the line beside a theme', () => {
  it('gives the figure with its interval once enough was judged', () => {
    const all = accuracy([theme(2)]);
    expect(accuracyLine(all.themes[0], all, en)).toBe('82% right (76–88), n 41');
    expect(accuracyLine(all.themes[0], all, ja)).toBe('当たり 82%(76–88)、n=41');
    expect(accuracyNote(all.themes[0], all, en)).toBe('82% right');
  });

  it('gives n of 30 and the figure of the group below that, never the theme’s own', () => {
    const all = accuracy([few(2)]);
    expect(accuracyLine(all.themes[0], all, en)).toBe('n 7 of 30; themes of the same group: 78%');
    expect(accuracyNote(all.themes[0], all, en)).toBe('');
    const alone = theme(3, {
      ...few(3),
      standIn: { of: 'all', precision: figure(0.9, 2), recall: figure(0.9, 2), f1: figure(0.9, 2) },
    });
    expect(accuracyLine(alone, all, en)).toBe('n 7 of 30; no figure yet');
    expect(accuracyLine(undefined, all, en)).toBe('no figure yet');
  });

  it('never rounds labels up to a minimum that is not reached', () => {
    expect(labelsText(29.99)).toBe('29');
    expect(labelsText(30)).toBe('30');
  });

  it('says the weightiest doubt in one sentence', () => {
    expect(verdictLine(theme(2), en)).toBe(en.trust.sound);
    expect(verdictLine(theme(2, { verdict: 'care', doubts: ['missed', 'drift'] }), en)).toBe(en.trust.doubt.missed);
  });
});

describe('the answer at the head', () => {
  const leaves = leafIds(TREE);

  it('says that nothing is known before anybody judged', () => {
    const nothing = accuracy([few(2)], { all: null });
    expect(trustAnswer(nothing, leaves, en, 'en')).toEqual([en.trust.answer.nobody]);
  });

  it('says how far it is while labels are few', () => {
    const early = accuracy([few(2)], {
      all: { precision: figure(0.8, 12), recall: figure(0.5, 9.5), f1: figure(0.6, 14) },
    });
    expect(trustAnswer(early, leaves, en, 'en')[0]).toBe(en.trust.answer.few('200', '9', '30'));
  });

  it('gives the overall figures and counts the verdicts of themes without themes below them', () => {
    const all = accuracy([theme(1), theme(2), few(3), theme(4, { verdict: 'care', doubts: ['wide'] })]);
    expect(countVerdicts(all, leaves)).toEqual({ trust: 1, care: 1, unknown: 1 });
    expect(trustAnswer(all, leaves, en, 'en')).toEqual([
      en.trust.answer.all('82', '71'),
      en.trust.answer.themes('1', '1', '1'),
    ]);
  });

  it('ends with what asks for attention, or that nothing does', () => {
    const parity = {
      ja: figure(0.8, 90),
      en: figure(0.7, 60),
      difference: 0.1,
      interval: [0.02, 0.18] as [number, number],
    };
    const entry = {
      by: 'theme' as const,
      key: '2',
      before: [],
      after: [],
      psi: 0.4,
      byChance: 0,
      p: 0,
      n: 90,
      reference: 400,
    };
    const last = (rest: Partial<Accuracy>) => trustAnswer(accuracy([theme(2)], rest), leaves, en, 'en').slice(2);
    const drift = (state: 'steady' | 'shifted') => ({ ...accuracy([]).drift, entries: [{ ...entry, state }] });
    expect(last({ parity: { ...parity, alarm: true }, drift: drift('shifted') })).toEqual([
      en.trust.answer.worse.ja('10'),
      en.trust.answer.drifted('1'),
    ]);
    expect(last({ parity: { ...parity, alarm: false }, drift: drift('steady') })).toEqual([en.trust.answer.calm]);
    expect(last({})).toEqual([]); // nothing could be compared: nothing is claimed
  });
});

describe('the rows', () => {
  const all = accuracy([theme(1), theme(2), few(3), few(4)]);
  const rows = themeRows(TREE, all);

  it('follow the tree', () => {
    expect(rows.map(({ id, depth }) => [id, depth])).toEqual([
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 0],
    ]);
    expect(themeRows(TREE, accuracy([theme(2)])).map(({ id }) => id)).toEqual([2]);
  });

  it('are known ones with the themes above them, when asked for', () => {
    const deep = themeRows(TREE, accuracy([few(1), theme(2), few(3), few(4)]));
    expect(knownRows(deep, 30).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('name the themes that an hour of labels would help most, with the width now and then', () => {
    const [first] = mostHelped(rows, leafIds(TREE), 5);
    expect(first).toMatchObject({ row: { id: 3 } });
    expect(first!.before).toBeCloseTo(12);
    expect(first!.after).toBeCloseTo(7);
  });
});
