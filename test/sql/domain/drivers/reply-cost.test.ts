import { describe, expect, it } from 'vitest';
import { replyCost } from '@koe/sql/domain/drivers/reply-cost';
import { seededRandom } from '../../../jobs/pipeline/seeded-random.js';
import { cubeOf, SCALE, times, type Item } from '../metric/score-cube.js';

const ASKED = { filter: {}, asOf: '2024-10-31' };

describe('cost of a minute', () => {
  it('gives CSAT of each band, and says where there are too few', () => {
    const good = { csat: 5, csat_scale: SCALE.fivePoints };
    const bad = { csat: 1, csat_scale: SCALE.fivePoints };
    const cube = cubeOf([
      ...times(30, { ...good, reply_s: 60 }),
      ...times(30, { ...bad, reply_s: 60 }),
      ...times(40, { ...bad, reply_s: 601 }),
      ...times(29, { ...good, reply_s: 300 }),
      ...times(31, { ...bad, reply_s: -1 }),
      ...times(50, { ...good, reply_s: -2 }),
    ]);
    const { bands, n } = replyCost(cube, ASKED, 'calendar');
    expect(n).toBe(160);
    expect(bands.map((band) => [band.n, band.value])).toEqual([
      [60, 0.5],
      [29, null],
      [0, null],
      [40, 0],
      [31, 0],
    ]);
    expect(bands[0]!.interval![0]).toBeLessThan(0.5);
  });

  it('holds a known cost in 93 % of draws or more, and does not extend it beyond the waits seen', () => {
    const random = seededRandom(11);
    const runs = 1000;
    let hits = 0;
    for (let run = 0; run < runs; run++) {
      const items = Array.from({ length: 400 }, (): Item => {
        const minutes = random() * 20;
        return {
          csat: random() < 0.9 - 0.02 * minutes ? 5 : 2,
          csat_scale: SCALE.fivePoints,
          reply_s: Math.round(minutes * 60),
        };
      });
      const { slope } = replyCost(cubeOf(items), ASKED, 'calendar');
      if (slope!.interval[0] <= -0.02 && -0.02 <= slope!.interval[1]) hits++;
      expect(slope!.unit).toBe('minute');
      expect(slope!.toS).toBeLessThanOrEqual(1200);
    }
    expect(hits / runs).toBeGreaterThanOrEqual(0.93);
  }, 60_000);

  it('does not let a few e-mails of days decide the slope of a chat', () => {
    const random = seededRandom(12);
    const chat = Array.from({ length: 300 }, (): Item => {
      const minutes = random() * 10;
      return {
        csat: random() < 0.95 - 0.05 * minutes ? 5 : 1,
        csat_scale: SCALE.fivePoints,
        reply_s: Math.round(minutes * 60),
      };
    });
    const mail = times(200, { csat: 5, csat_scale: SCALE.fivePoints, reply_s: 86_400 });
    const { slope } = replyCost(cubeOf([...chat, ...mail]), ASKED, 'calendar');
    expect(slope!.perUnit).toBeLessThan(-0.03);
    expect(slope!.toS).toBeLessThanOrEqual(600);
  });

  it('draws no slope from few answers or where all waited equally long', () => {
    const answer = { csat: 5, csat_scale: SCALE.fivePoints };
    const few = Array.from({ length: 99 }, (_, at): Item => ({ ...answer, reply_s: at }));
    expect(replyCost(cubeOf(few), ASKED, 'calendar').slope).toBeNull();
    expect(replyCost(cubeOf(times(200, { ...answer, reply_s: 30 })), ASKED, 'calendar').slope).toBeNull();
    expect(replyCost(cubeOf([]), ASKED, 'business')).toMatchObject({ n: 0, slope: null });
  });
});
