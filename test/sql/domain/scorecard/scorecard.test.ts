import { describe, expect, it } from 'vitest';
import { measure } from '@koe/sql/domain/metric/measure';
import { scorecard, type ScorecardParams } from '@koe/sql/domain/scorecard/scorecard';
import { MANIFEST } from '../cube/random-rows.js';
import { cubeOf, SCALE, times } from '../metric/score-cube.js';

const THEMES = [
  { id: 2, key: 'support.unkind' },
  { id: 3, key: 'support.canned' },
  { id: 4, key: 'support.knowledge' },
  { id: 5, key: 'theme.5' },
].map((theme) => ({ ...theme, parent: null, name: { ja: theme.key, en: theme.key } }));
const manifest = { ...MANIFEST, themes: THEMES };
/** Day 20,000 is 2024-10-04. */
const NOW = { from: '2024-10-24', to: '2024-11-12' };
const ASKED = { filter: NOW, asOf: '2024-12-31' };
const PARAMS: ScorecardParams = {
  by: 'team',
  before: { from: '2024-10-04', to: '2024-10-23' },
  since: '2024-10-01',
  grain: 'month',
};

const cube = cubeOf(
  [
    ...times(40, { day: 20_000, team: 1, themes: [2] }),
    ...times(60, { day: 20_000, team: 1 }),
    // both complaints in one item count it once
    ...times(10, { day: 20_030, team: 1, themes: [2, 3] }),
    ...times(10, { day: 20_030, team: 1, themes: [3] }),
    ...times(80, { day: 20_030, team: 1, reply_s: 100, csat: 5, csat_scale: SCALE.fivePoints }),
    ...times(40, { day: 20_030, team: 2, reply_s: 900, csat: 1, csat_scale: SCALE.fivePoints }),
    ...times(5, { day: 20_030 }),
  ],
  manifest,
);

describe('the scorecard', () => {
  const card = scorecard(cube, ASKED, PARAMS);
  const at = (id: string): number => card.measures.findIndex((entry) => entry.id === id);
  const cell = (key: string | null, id: string) => card.rows.find((row) => row.key === key)!.cells[at(id)]!;

  it('has all together first, then the largest, none last', () => {
    expect(card.rows.map(({ key, items }) => [key, items])).toEqual([
      [null, 145],
      ['east', 100],
      ['west', 40],
      ['-', 5],
    ]);
  });

  it('counts combined themes as a union, and lists exactly these items as evidence', () => {
    const { now, before, change } = cell('east', 'communication');
    expect(now).toMatchObject({ n: 100, value: 0.2 });
    expect(before).toMatchObject({ n: 100, value: 0.4 });
    expect(change!.difference).toBeCloseTo(-0.2);
    expect(now.evidence).toEqual({ ...NOW, theme: ['2', '3'], team: ['east'] });
    expect(cube.countUnder(now.evidence, [{ by: [] }])[0]!.total).toBe(20);
  });

  it('gives the numbers that the metrics themselves give', () => {
    for (const [id, metric] of [
      ['speed', 'first_reply'],
      ['satisfaction', 'csat'],
    ] as const) {
      expect(cell(null, id).now).toEqual(measure(cube, { ...ASKED, metric })[0]);
      expect(cell('west', id).now.value).toBe(0);
    }
    expect(cell('-', 'knowledge').now).toMatchObject({ n: 5, value: null });
    expect(cell('-', 'speed')).toBeNull();
  });

  it('honours the theme of the filter but in shares of themes, which have their own', () => {
    const filter = { ...NOW, theme: ['2'] };
    const themed = scorecard(cube, { ...ASKED, filter }, PARAMS);
    expect(themed.rows.map(({ key, items }) => [key, items])).toEqual([
      [null, 10],
      ['east', 10],
    ]);
    expect(themed.rows[0]!.cells[at('satisfaction')]).toBeNull();
    expect(themed.rows[0]!.cells[at('communication')]!.now).toEqual(cell(null, 'communication').now);
  });

  it('follows each cell over time, with gaps where there is too little', () => {
    expect(cell('east', 'communication').course).toEqual([
      expect.objectContaining({ date: '2024-10-01', n: 100, value: 0.4 }),
      expect.objectContaining({ date: '2024-11-01', n: 100, value: 0.2 }),
    ]);
    expect(cell('west', 'communication').course[0]).toMatchObject({ n: 0, value: null });
  });

  it('says which starter themes the tree has lost, and takes what stands in for them', () => {
    const lost = (id: string) => card.measures[at(id)]!.lost;
    expect(lost('solution')).toEqual(['support.solution']);
    expect(lost('communication')).toEqual([]);
    expect(card.rows[0]!.cells[at('solution')]).toBeNull();
    const helped = scorecard(cube, ASKED, {
      ...PARAMS,
      standIns: [
        ['support.solution', 5],
        ['support.inflexible', 999],
      ],
    });
    expect(helped.measures[at('solution')]).toMatchObject({ themeIds: [5], lost: [] });
    expect(helped.measures[at('flexibility')]!.themeIds).toEqual([]);
    expect(helped.rows[0]!.cells[at('solution')]!.now).toMatchObject({ n: 145, value: 0 });
  });

  it('refuses what it cannot show', () => {
    expect(() => scorecard(cube, ASKED, { ...PARAMS, by: 'intent' as never })).toThrow(RangeError);
    expect(() => scorecard(cube, { ...ASKED, filter: {} }, PARAMS)).toThrow(/period/);
    expect(scorecard(cubeOf([], manifest), ASKED, PARAMS).rows).toMatchObject([{ key: null, items: 0 }]);
  });
});
