import type { Judged } from '@koe/sql/domain/accuracy/judged';
import { drawWeights, type Draw } from '@koe/sql/domain/accuracy/weights';

/** 0 ≤ x < 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface SimulatedItem {
  readonly said: ReadonlyMap<number, number>;
  readonly truth: ReadonlySet<number>;
  readonly lang: string;
}

export interface Whole {
  readonly items: readonly SimulatedItem[];
  readonly groupOf: ReadonlyMap<number, number | null>;
  readonly themeIds: readonly number[];
}

/** Items with themes of different frequency and difficulty, and a classifier that is surer where it is right. */
export function simulateWhole(
  size: number,
  themes: number,
  random: () => number,
  blunt: { readonly [lang: string]: number } = {},
): Whole {
  const themeIds = Array.from({ length: themes }, (_, at) => at + 1);
  const shape = themeIds.map(() => ({
    rate: 0.01 + 0.09 * random(),
    missed: 0.05 + 0.35 * random(),
    noise: 0.003 + 0.02 * random(),
  }));
  const items = Array.from({ length: size }, () => {
    const lang = random() < 0.6 ? 'ja' : 'en';
    const dull = blunt[lang] ?? 0;
    const said = new Map<number, number>();
    const truth = new Set<number>();
    themeIds.forEach((id, at) => {
      const { rate, missed, noise } = shape[at]!;
      const belongs = random() < rate;
      if (belongs) truth.add(id);
      if (belongs ? random() >= missed + dull : random() < noise + dull * 0.1)
        // right answers lean to high confidence, wrong ones to low
        said.set(id, 0.4 + 0.6 * (belongs ? Math.sqrt(random()) : random() ** 2));
    });
    return { said, truth, lang };
  });
  return { items, themeIds, groupOf: new Map(themeIds.map((id) => [id, 100 + (id % 4)])) };
}

/** Weeks of queues: half near the threshold, theme by theme, a fifth plain random; what is judged is not drawn again. */
export function judgeWeeks(whole: Whole, weeks: number, random: () => number, answered = 1): Judged[] {
  const { items, themeIds } = whole;
  const done = new Set<number>();
  const draws: Draw[] = [];
  const itemOf = new Map<string, number>();
  for (let week = 0; week < weeks; week++) {
    const open = items.map((_, at) => at).filter((at) => !done.has(at));
    const chance = new Map<number, number>();
    for (const id of themeIds) {
      const near = open.filter((at) => (items[at]!.said.get(id) ?? 1) < 0.55);
      for (const at of near)
        chance.set(at, 1 - (1 - (chance.get(at) ?? 0)) * (1 - Math.min(0.9, 40 / themeIds.length / near.length)));
    }
    for (const at of open) {
      const [pNear, pRandom] = [chance.get(at) ?? 0, 10 / open.length];
      const near = random() < pNear;
      const plain = random() < pRandom;
      if (!near && !plain) continue;
      const id = `${week}:${at}`;
      const isDone = random() < answered;
      draws.push({
        id,
        queue: String(week),
        drawnAt: week,
        stratum: near ? 'threshold' : 'random',
        inclusion: 1 - (1 - pNear) * (1 - pRandom),
        done: isDone,
      });
      if (!isDone) continue;
      itemOf.set(id, at);
      done.add(at);
    }
  }
  const weights = drawWeights(draws);
  const asked = new Set(themeIds);
  return [...itemOf].map(([id, at]) => {
    const { said, truth, lang } = items[at]!;
    const none = { truth: null, said: null };
    return {
      lang,
      channel: 'survey',
      weight: weights.get(id)!,
      asked,
      truth,
      said,
      answers: { sentiment: none, intent: none, priority: none, serious: none },
    };
  });
}

/** The figures as they really are. */
export function trueFigures(
  { items }: Pick<Whole, 'items'>,
  themeId: number,
): { precision: number; recall: number; f1: number; count: number } {
  let [both, said, truth] = [0, 0, 0];
  for (const item of items) {
    const [a, b] = [item.said.has(themeId), item.truth.has(themeId)];
    if (a && b) both++;
    if (a) said++;
    if (b) truth++;
  }
  return { precision: both / said, recall: both / truth, f1: (2 * both) / (said + truth), count: truth };
}
