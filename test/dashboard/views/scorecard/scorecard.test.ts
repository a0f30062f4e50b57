import { describe, expect, it } from 'vitest';
import { scorecard, type Scorecard } from '@koe/sql/domain/scorecard/scorecard';
import { parseScorecard, scorecardAddress } from '@koe/dashboard/test-only/views/scorecard/scorecard-address';
import { scorecardSentence } from '@koe/dashboard/test-only/views/scorecard/scorecard-sentence';
import { restOf, standings, weakSpots, worsened } from '@koe/dashboard/test-only/views/scorecard/weak-spots';
import { en } from '@koe/dashboard/test-only/words/en';
import { cubeOf, SCALE, times, type Item } from '../../../sql/domain/metric/score-cube.js';

const params = (text: string): URLSearchParams => new URLSearchParams(text);
const NOW = { from: '2024-10-24', to: '2024-11-12' };
const BEFORE = { from: '2024-10-04', to: '2024-10-23' };

function cardOf(items: readonly Item[]): Scorecard {
  return scorecard(
    cubeOf(items),
    { filter: NOW, asOf: '2024-12-31' },
    { by: 'team', before: BEFORE, since: '2024-10-01', grain: 'month' },
  );
}
const team = (day: number, code: number, good: number, bad: number): Item[] => [
  ...times(good, { day, team: code, csat: 5, csat_scale: SCALE.fivePoints }),
  ...times(bad, { day, team: code, csat: 1, csat_scale: SCALE.fivePoints }),
];

describe('the address of the scorecard', () => {
  it('keeps rows, grain and stand-ins, and leaves the filter alone', () => {
    const view = { by: 'product', grain: 'month', standIns: [['support.canned', 12]] } as const;
    const address = scorecardAddress(params('from=2026-11-01'), view);
    expect(address).toMatch(/^\/scorecard\?from=2026-11-01&/);
    expect(parseScorecard(params(address.split('?')[1] ?? ''))).toEqual(view);
    expect(parseScorecard(params('rows=intent&grain=day&in=x&in=:3'))).toEqual({ by: null, grain: null, standIns: [] });
  });
});

describe('where service is weak', () => {
  it('calls a row weak that is clearly worse than all, and strong the other way', () => {
    const card = cardOf([...team(20_030, 1, 180, 20), ...team(20_030, 2, 20, 80), ...team(20_030, 3, 65, 35)]);
    const standing = standings(card);
    expect(weakSpots(card).map(({ row, measure }) => [row, measure.id])).toEqual([['west', 'satisfaction']]);
    expect(standing('east', 'satisfaction')).toBe('strong');
    expect(standing('north', 'satisfaction')).toBeNull();
    expect(standing(null, 'satisfaction')).toBeNull();
    expect(scorecardSentence(card, (key) => key, 'previous', 'en', en)).toBe(
      'Clearly weaker than elsewhere: west, CSAT (20.0%, elsewhere 81.7%). ',
    );
  });

  it('holds a row against the others, not against itself', () => {
    const card = cardOf([...team(20_030, 1, 700, 300), ...team(20_030, 2, 85, 15)]);
    const all = card.rows[0]?.cells.at(-1)?.now;
    const own = card.rows[1]?.cells.at(-1)?.now;
    if (!all || !own) throw new Error('no cells');
    expect(restOf(all, own)).toMatchObject({ n: 100, value: 0.85 });
    expect(weakSpots(card).map(({ row }) => row)).toEqual(['east']);
    expect(weakSpots(cardOf(team(20_030, 1, 20, 80)))).toEqual([]);
  });

  it('calls a change of all worse by the bound of the whole table', () => {
    const one = [...team(20_000, 1, 150, 50), ...team(20_030, 1, 129, 71)];
    const many = [3, 4, 5, 6].flatMap((code) => [...team(20_000, code, 40, 0), ...team(20_030, code, 40, 0)]);
    const worse = worsened(cardOf(one)).map(({ measure }) => measure.id);
    expect(worse).toEqual(['satisfaction']);
    expect(worsened(cardOf([...one, ...many]))).toEqual([]);
  });

  it('says what of all became worse, and that nothing is weak', () => {
    const card = cardOf([...team(20_000, 1, 180, 20), ...team(20_030, 1, 100, 100)]);
    expect(scorecardSentence(card, (key) => key, 'previous', 'en', en)).toBe(
      `${en.scorecard.answer.none}Worse than the period before: CSAT.`,
    );
    expect(scorecardSentence(card, (key) => key, 'year', 'en', en)).toContain(
      'Worse than the same days 52 weeks before',
    );
    expect(scorecardSentence(card, (key) => key, 'off', 'en', en)).toBe(en.scorecard.answer.none);
  });
});
