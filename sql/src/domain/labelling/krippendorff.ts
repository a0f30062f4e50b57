import { uniform } from './random.js';

/** Below so many items judged by two people, agreement is not said. */
export const LEAST_PAIRS = 10;
const REPLICATES = 1000;

export interface Agreement {
  /** Items that at least two people judged. */
  readonly pairs: number;
  /** −1 … 1; 1 is perfect, 0 is what chance gives. Null below `LEAST_PAIRS`, and when everybody said one and the same of everything. */
  readonly alpha: number | null;
  /** 95 %, by bootstrap over items; null with `alpha`, and when too few resamples can tell. */
  readonly interval: readonly [number, number] | null;
}

/**
 * Krippendorff's alpha for nominal values: 1 − observed disagreement ÷ disagreement by chance, from the matrix of coinciding
 * values (K. Krippendorff, Content Analysis, 3rd ed., chapter 11). Any number of people an item; who said nothing is left out.
 * @param units what was said of each item
 * @returns null when there is nothing to compare or no value differs
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let all = 0;
  let observed = 0;
  for (const values of units) {
    if (values.length < 2) continue;
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    let same = 0;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      same += count * (count - 1);
    }
    all += values.length;
    observed += (values.length * (values.length - 1) - same) / (values.length - 1);
  }
  let equal = 0;
  for (const total of totals.values()) equal += total * (total - 1);
  const expected = (all * (all - 1) - equal) / (all - 1);
  return all < 2 || expected === 0 ? null : 1 - observed / expected;
}

/** What was said of one item: the answers to each question, one an answering person. */
export type JudgedItem = readonly (readonly string[])[];

/**
 * Alpha of all questions together, with its interval and the number of items. Answers about one item hang together, so items are
 * counted and drawn again, not answers.
 * @param seed of the bootstrap
 */
export function agreementOf(items: readonly JudgedItem[], seed: number): Agreement {
  const paired = items.filter((units) => units.some((values) => values.length >= 2));
  const alpha = paired.length < LEAST_PAIRS ? null : krippendorffAlpha(paired.flat());
  return { pairs: paired.length, alpha, interval: alpha === null ? null : bootstrap(paired, seed) };
}

function bootstrap(items: readonly JudgedItem[], seed: number): readonly [number, number] | null {
  const random = uniform(seed);
  const alphas: number[] = [];
  for (let round = 0; round < REPLICATES; round += 1) {
    const resample = items.flatMap(() => items[Math.floor(random() * items.length)] ?? []);
    const alpha = krippendorffAlpha(resample);
    if (alpha !== null) alphas.push(alpha);
  }
  if (alphas.length < REPLICATES / 2) return null;
  alphas.sort((a, b) => a - b);
  const at = (share: number): number => alphas[Math.round(share * (alphas.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}
