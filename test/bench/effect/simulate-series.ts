import type { EffectPeriod } from '@koe/sql/domain/effect/effect-series';
import { seededRandom, type Random } from './random.js';

/** How a simulated pair of series is made; shares 0 … 1. */
export interface World {
  readonly before: number;
  readonly after: number;
  /** Items a period on the average. */
  readonly n: number;
  readonly share: number;
  readonly comparisonShare: number;
  /** Standard deviation of the treated series' own swings, as a part of its level, and their autocorrelation. */
  readonly swing: number;
  readonly rho: number;
  /** Standard deviation of swings that both series have, on the log-odds scale; a yearly season goes with it. */
  readonly common: number;
  /** The action is decided where the treated share stood highest in three periods, out of so many last ones. */
  readonly chosenAmong: number;
  /** Change from the release on, as a share. */
  readonly effect: number;
}

/** A pair of series with over-dispersion, autocorrelation, a common season, and an action taken at a peak. */
export function simulateSeries(world: World, seed: number): { series: EffectPeriod[]; release: string } {
  const random = seededRandom(seed);
  const { before, after, chosenAmong, rho } = world;
  const length = before + chosenAmong + after;
  const own = autoregressive(length, rho, random).map((value) => value * world.swing * world.share);
  const shared = autoregressive(length, 0.5, random);
  const phase = random.uniform() * 52;
  const common = shared.map((value, at) => world.common * (value + Math.sin(((at + phase) * 2 * Math.PI) / 52)));
  const shareAt = (at: number): number => logistic(logOdds(world.share) + (common[at] ?? 0)) + (own[at] ?? 0);
  const peakAt = (at: number): number => [at - 3, at - 2, at - 1].reduce((sum, each) => sum + (own[each] ?? 0), 0);
  const candidates = Array.from({ length: chosenAmong + 1 }, (_, at) => before + at);
  const release = candidates.reduce((best, at) => (peakAt(at) > peakAt(best) ? at : best), before);
  const from = release - before;
  const series = Array.from({ length: before + after }, (_, index): EffectPeriod => {
    const at = from + index;
    const treated = shareAt(at) + (at >= release ? world.effect : 0);
    return {
      period: String(index),
      treated: draw(world.n, treated, random),
      comparison: draw(world.n, logistic(logOdds(world.comparisonShare) + (common[at] ?? 0)), random),
    };
  });
  return { series, release: String(before) };
}

function draw(mean: number, share: number, random: Random): { n: number; k: number } {
  const n = Math.max(1, Math.round(mean + random.normal() * Math.sqrt(mean) * 2));
  const p = Math.min(0.999, Math.max(0.0005, share));
  // far from both ends the binomial is a normal, and a thousand times as fast
  if (n * p * (1 - p) > 25) {
    const k = Math.round(n * p + random.normal() * Math.sqrt(n * p * (1 - p)));
    return { n, k: Math.min(n, Math.max(0, k)) };
  }
  let k = 0;
  for (let item = 0; item < n; item++) if (random.uniform() < p) k++;
  return { n, k };
}

function autoregressive(length: number, rho: number, random: Random): number[] {
  const values: number[] = [];
  let last = random.normal();
  for (let at = 0; at < length; at++) {
    values.push(last);
    last = rho * last + Math.sqrt(1 - rho * rho) * random.normal();
  }
  return values;
}

const logOdds = (share: number): number => Math.log(share / (1 - share));
const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
