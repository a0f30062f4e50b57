import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRIFT_BANDS, driftBandOf, driftOf } from '@koe/sql/domain/accuracy/drift';
import { driftPeriods, driftReport } from '@koe/sql/domain/accuracy/drift-report';
import type { Figure, Judged } from '@koe/sql/domain/accuracy/judged';
import { parityOf, zAmong } from '@koe/sql/domain/accuracy/parity';
import { taskAccuracies } from '@koe/sql/domain/accuracy/task-accuracy';
import { hourBrings, verdictOf } from '@koe/sql/domain/accuracy/verdict';
import { drawWeights, type Draw } from '@koe/sql/domain/accuracy/weights';
import { randomOf } from './simulated.js';

const figure = (value: number, half = 0.05, n = 60): Figure => ({ value, interval: [value - half, value + half], n });

describe('weights of draws', () => {
  const draw = (id: string, queue: number, inclusion: number, rest: Partial<Draw> = {}): Draw => ({
    id,
    queue: String(queue),
    drawnAt: queue,
    stratum: 'random',
    inclusion,
    done: true,
    ...rest,
  });

  it('are one over the inclusion probability in one queue', () => {
    const weights = drawWeights([draw('a', 1, 0.5), draw('b', 1, 0.01)]);
    expect(weights.get('b')! / weights.get('a')!).toBeCloseTo(50);
  });

  it('follow a worked example over two queues: what was judged before stands for itself in the later one', () => {
    const weights = drawWeights([draw('a', 1, 0.1), draw('b', 2, 0.05)]);
    expect(weights.get('a')).toBeCloseTo(0.5 / 0.1 + 0.5);
    expect(weights.get('b')).toBeCloseTo(0.5 / 0.05);
  });

  it('let those who were judged stand for those of their stratum who were not', () => {
    const open = draw('c', 1, 0.1, { done: false, stratum: 'threshold' });
    const weights = drawWeights([draw('a', 1, 0.1), draw('b', 1, 0.1, { stratum: 'threshold' }), open]);
    expect(weights.get('b')! / weights.get('a')!).toBeCloseTo(2);
    expect(weights.has('c')).toBe(false);
  });

  it('estimate the size of the whole without bias, whatever the probabilities', () => {
    const random = randomOf(5);
    const size = 400;
    const chances = Array.from({ length: size }, (_, at) => 0.02 + 0.5 * (at / size) ** 3);
    let sum = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const seen = new Set<number>();
      const draws: Draw[] = [];
      for (const queue of [1, 2, 3])
        chances.forEach((inclusion, at) => {
          if (seen.has(at) || random() >= inclusion) return;
          seen.add(at);
          draws.push(draw(`${run}:${queue}:${at}`, queue, inclusion));
        });
      for (const weight of drawWeights(draws).values()) sum += weight;
    }
    expect(sum / runs / size).toBeGreaterThan(0.95);
    expect(sum / runs / size).toBeLessThan(1.05);
  });
});

describe('parity of languages', () => {
  it('alarms for a clear difference of five points or more only', () => {
    expect(parityOf(figure(0.8, 0.03), figure(0.7, 0.03))).toMatchObject({ alarm: true });
    expect(parityOf(figure(0.8, 0.01), figure(0.76, 0.01))).toMatchObject({ alarm: false }); // sure, but small
    expect(parityOf(figure(0.8, 0.12), figure(0.7, 0.12))).toMatchObject({ alarm: false }); // large, but not sure
    expect(parityOf(figure(0.8), figure(0.7, 0.05, 12))).toBeNull();
    expect(parityOf(figure(0.8), null)).toBeNull();
  });

  it('asks for more the more themes are compared', () => {
    expect(zAmong(1)).toBeCloseTo(1.96, 2);
    expect(zAmong(34)).toBeGreaterThan(3);
  });

  it('has an interval as wide as two independent ones together', () => {
    const { interval, difference } = parityOf(figure(0.8, 0.03), figure(0.7, 0.04))!;
    expect(difference).toBeCloseTo(0.1);
    expect(interval[0]).toBeCloseTo(0.05);
    expect(interval[1]).toBeCloseTo(0.15);
  });
});

describe('drift of confidence', () => {
  const bands = DRIFT_BANDS.length + 1;

  it('is nothing between alike spreads and much between unlike ones', () => {
    const same = Array.from({ length: bands }, () => 100);
    expect(driftOf(same, same)).toMatchObject({ state: 'steady', n: 700, reference: 700 });
    const low = [300, 200, 100, 50, 20, 20, 10];
    expect(driftOf(low, [...low].reverse())).toMatchObject({ state: 'shifted' });
    expect(
      driftOf(
        low,
        low.map((count) => count / 100),
      ),
    ).toMatchObject({ state: 'few' });
  });

  it('calls chance a change in few weeks only, also with little data', () => {
    const random = randomOf(9);
    const draw = (count: number): number[] => {
      const histogram = Array.from({ length: bands }, () => 0);
      for (let at = 0; at < count; at++) histogram[Math.floor(random() ** 1.5 * bands)]! += 1;
      return histogram;
    };
    const runs = 1000;
    let alarms = 0;
    for (let run = 0; run < runs; run++) if (driftOf(draw(300), draw(60)).state !== 'steady') alarms++;
    expect(alarms / runs).toBeLessThan(0.07);
  });

  it('finds every confidence its band', () => {
    expect([0, 0.39, 0.4, 0.55, 0.9, 1].map(driftBandOf)).toEqual([0, 0, 1, 2, 6, 6]);
  });

  it('compares the last whole week with the model’s first four, or with the four before while there are none', () => {
    const today = 20_779; // 2026-11-22, a Sunday
    const young = driftPeriods(today, today - 20, 1);
    expect(young).toMatchObject({ kind: 'weeks_before', week: { from: 20_766, to: 20_772 } });
    expect(young.reference).toEqual({ from: 20_738, to: 20_765 });
    const old = driftPeriods(today, today - 200, 1);
    expect(old.kind).toBe('first_weeks');
    expect(old.reference.to - old.reference.from).toBe(27);
    expect(old.reference.to).toBeLessThan(old.week.from);
    expect(driftPeriods(today, null, 1).kind).toBe('weeks_before');
  });

  it('counts a mention in its language, its theme and the themes above', () => {
    const tree = [
      { id: 1, parent: null },
      { id: 2, parent: 1 },
    ];
    const entries = driftReport([{ themeId: 2, lang: 'ja', now: true, band: 3, mentions: 7 }], tree);
    expect(entries.map(({ by, key, n }) => [by, key, n])).toEqual([
      ['all', '', 7],
      ['lang', 'ja', 7],
      ['theme', '2', 7],
      ['theme', '1', 7],
    ]);
  });
});

describe('the verdict', () => {
  const calm = { parity: false, drift: false };

  it('is given once enough was judged, and names what stands against trust', () => {
    expect(verdictOf({ precision: figure(0.9), recall: figure(0.9) }, calm)).toEqual({ verdict: 'trust', doubts: [] });
    expect(verdictOf({ precision: null, recall: figure(0.9) }, calm).verdict).toBe('unknown');
    expect(verdictOf({ precision: figure(0.9, 0.05, 29.9), recall: figure(0.9) }, calm).verdict).toBe('unknown');
    const doubts = (precision: Figure, recall: Figure, alarms = calm) =>
      verdictOf({ precision, recall }, alarms).doubts;
    expect(doubts(figure(0.5), figure(0.9))).toEqual(['wrong']);
    expect(doubts(figure(0.9), figure(0.3))).toEqual(['missed']);
    expect(doubts(figure(0.9), figure(0.9, 0.05, 10))).toEqual(['unmeasured']);
    expect(doubts(figure(0.75, 0.1), figure(0.9))).toEqual(['wide']);
    expect(doubts(figure(0.9), figure(0.9), { parity: true, drift: true })).toEqual(['parity', 'drift']);
  });

  it('promises most of an hour where little is known and much is wide', () => {
    expect(hourBrings(figure(0.7, 0.3, 2), 0.03, 34)).toBeGreaterThan(hourBrings(figure(0.7, 0.1, 60), 0.03, 34));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 500 }), (share, n) => {
        const gain = hourBrings(figure(0.7, 0.2, n), share, 34);
        expect(gain).toBeGreaterThan(0);
        expect(gain).toBeLessThan(0.4);
      }),
    );
  });
});

describe('accuracy of tasks', () => {
  const item = (truth: string | null, said: string | null, weight = 1): Judged => {
    const none = { truth: null, said: null };
    return {
      lang: 'ja',
      channel: 'survey',
      weight,
      asked: new Set(),
      truth: new Set(),
      said: new Map(),
      answers: { sentiment: { truth, said }, intent: none, priority: none, serious: none },
    };
  };

  it('follows a worked example, by weight and by value, and leaves out what was not judged', () => {
    const items = [item('negative', 'negative', 3), item('positive', 'negative', 1), item(null, 'neutral', 50)];
    const [sentiment, intent] = taskAccuracies(items);
    expect(sentiment).toMatchObject({ task: 'sentiment', judged: 2 });
    expect(sentiment!.accuracy!.value).toBeCloseTo(0.75);
    expect(sentiment!.accuracy!.n).toBeCloseTo(16 / 10);
    const negative = sentiment!.values.find(({ value }) => value === 'negative')!;
    expect(negative.precision!.value).toBeCloseTo(0.75);
    expect(negative.recall!.value).toBeCloseTo(1);
    expect(intent).toMatchObject({ judged: 0, accuracy: null, values: [] });
  });
});
