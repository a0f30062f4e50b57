import { describe, expect, it } from 'vitest';
import { drivers, type Driver } from '@koe/sql/domain/drivers/drivers';
import { CHANNELS } from '@koe/sql/domain/item';
import { seededRandom } from '../../../jobs/pipeline/seeded-random.js';
import { cubeOf, SCALE, times, type Item } from '../metric/score-cube.js';

const CHAT = CHANNELS.indexOf('chat') + 1;
const PHONE = CHANNELS.indexOf('phone') + 1;
const ASKED = { filter: {}, asOf: '2024-10-31' };
/** What a mention of the theme adds to the probability of a good score. Theme 2 only comes with the telephone. */
const EFFECT: Readonly<Record<number, number>> = { 2: 0, 4: -0.2, 6: 0.15 };

/** Answers whose score is made of the channel, the themes and, where people come again, the person. */
function answers(random: () => number, count: number, perPerson: number): Item[] {
  let person = { code: 0, mood: 0, phone: false };
  return Array.from({ length: count }, (_, at) => {
    if (at % perPerson === 0)
      person = {
        code: perPerson > 1 ? at + 1 : 0,
        mood: perPerson > 1 ? (random() - 0.5) * 0.3 : 0,
        phone: random() < 0.5,
      };
    const themes = [2, 4, 6].filter((id) => random() < (id === 2 ? (person.phone ? 0.45 : 0.05) : 0.2));
    const good = (person.phone ? 0.35 : 0.7) + person.mood + themes.reduce((sum, id) => sum + EFFECT[id]!, 0);
    return {
      csat: random() < good ? 5 : 2,
      csat_scale: SCALE.fivePoints,
      channel: person.phone ? PHONE : CHAT,
      themes,
      person: person.code,
    };
  });
}

const of = (found: readonly Driver[], themeId: number): Driver => found.find((entry) => entry.themeId === themeId)!;

describe('drivers', () => {
  it.each([
    { count: 400, perPerson: 1 },
    { count: 800, perPerson: 4 },
  ])(
    'hold known effects in 93 % of draws or more: $count answers, $perPerson a person',
    ({ count, perPerson }) => {
      const random = seededRandom(7 + perPerson);
      const runs = 1000;
      const hits: Record<number, number> = { 2: 0, 4: 0, 6: 0 };
      const means: Record<number, number> = { 2: 0, 4: 0, 6: 0 };
      for (let run = 0; run < runs; run++) {
        const { drivers: found } = drivers(cubeOf(answers(random, count, perPerson)), ASKED, 'csat');
        for (const [id, truth] of Object.entries(EFFECT)) {
          const { adjusted, interval } = of(found, Number(id));
          if (interval![0] <= truth && truth <= interval![1]) hits[Number(id)]! += 1 / runs;
          means[Number(id)]! += adjusted! / runs;
        }
      }
      for (const [id, truth] of Object.entries(EFFECT)) {
        expect(hits[Number(id)], `theme ${id}`).toBeGreaterThanOrEqual(0.93);
        expect(hits[Number(id)], `theme ${id}`).toBeLessThanOrEqual(0.99);
        expect(means[Number(id)], `theme ${id}`).toBeCloseTo(truth, 1);
      }
    },
    60_000,
  );

  it('recovers no effect where a theme only goes with a worse channel, and the plain difference does not', () => {
    const { drivers: found } = drivers(cubeOf(answers(seededRandom(3), 4000, 1)), ASKED, 'csat');
    const { raw, rawInterval, interval } = of(found, 2);
    expect(raw).toBeLessThan(-0.15);
    expect(rawInterval![1]).toBeLessThan(-0.1);
    expect(interval![0]).toBeLessThan(0);
    expect(interval![1]).toBeGreaterThan(0);
  });

  it('gives without anything to adjust for the plain difference of means', () => {
    const cube = cubeOf([
      ...times(40, { csat: 5, csat_scale: SCALE.fivePoints, themes: [2] }),
      ...times(60, { csat: 1, csat_scale: SCALE.fivePoints, themes: [2] }),
      ...times(150, { csat: 5, csat_scale: SCALE.fivePoints }),
      ...times(50, { csat: 1, csat_scale: SCALE.fivePoints }),
    ]);
    const found = drivers(cube, ASKED, 'csat');
    const driver = of(found.drivers, 2);
    expect(found).toMatchObject({ n: 300, value: expect.closeTo(190 / 300) });
    expect(driver).toMatchObject({ n: 100, share: expect.closeTo(1 / 3) });
    expect(driver.raw).toBeCloseTo(0.4 - 0.75);
    expect(driver.adjusted).toBeCloseTo(0.4 - 0.75);
    expect(driver.contribution).toBeCloseTo((0.4 - 0.75) / 3);
    // White's interval with HC2 is Welch's
    expect(driver.interval![1] - driver.interval![0]).toBeCloseTo(driver.rawInterval![1] - driver.rawInterval![0], 2);
  });

  it('says points for NPS', () => {
    const cube = cubeOf([...times(50, { nps: 2, themes: [2] }), ...times(50, { nps: 10 })]);
    expect(of(drivers(cube, ASKED, 'nps').drivers, 2).adjusted).toBeCloseTo(-200);
  });

  it('gives no number to themes that always come together, and names the other', () => {
    const random = seededRandom(5);
    const items = Array.from({ length: 200 }, (): Item => {
      const themes = random() < 0.4 ? [2, 6] : random() < 0.3 ? [4] : [];
      return { csat: random() < 0.6 ? 5 : 1, csat_scale: SCALE.fivePoints, themes };
    });
    const { drivers: found } = drivers(cubeOf(items), ASKED, 'csat');
    expect(of(found, 2)).toMatchObject({ adjusted: null, interval: null, tiedTo: [6] });
    expect(of(found, 6)).toMatchObject({ adjusted: null, interval: null, tiedTo: [2] });
    expect(of(found, 2).raw).not.toBeNull();
    expect(of(found, 4).adjusted).not.toBeNull();
  });

  it('leaves themes with fewer than 30 answers out and says how many they have', () => {
    const cube = cubeOf([
      ...times(29, { csat: 1, csat_scale: SCALE.fivePoints, themes: [2] }),
      ...times(30, { csat: 1, csat_scale: SCALE.fivePoints, themes: [4] }),
      ...times(90, { csat: 5, csat_scale: SCALE.fivePoints }),
    ]);
    const found = drivers(cube, ASKED, 'csat');
    expect(found.drivers.map(({ themeId }) => themeId)).toEqual([4]);
    expect(found.left).toEqual([{ themeId: 2, n: 29 }]);
  });

  it('compares all themes whatever theme is filtered, and has nothing to say about nothing', () => {
    const cube = cubeOf(answers(seededRandom(1), 300, 1));
    expect(drivers(cube, { ...ASKED, filter: { theme: ['4'] } }, 'csat')).toEqual(drivers(cube, ASKED, 'csat'));
    expect(drivers(cubeOf([]), ASKED, 'csat')).toMatchObject({ n: 0, value: null, drivers: [], left: [] });
    expect(() => drivers(cube, ASKED, 'volume' as never)).toThrow(RangeError);
  });
});
