import { normalQuantile } from './normal.js';
import { isKnown, type Figure } from './judged.js';
import { Z } from './theme-estimate.js';

/** How much better one language is classified than the other. */
export interface Parity {
  /** F1 in Japanese and in English. */
  readonly ja: Figure;
  readonly en: Figure;
  /** ja − en with its interval; among themes it is widened for the number compared. */
  readonly difference: number;
  readonly interval: readonly [number, number];
  /** The interval leaves out zero and the difference is at least `LEAST_DIFFERENCE`. */
  readonly alarm: boolean;
}

/** A smaller difference between languages is not worth an alarm, however sure. */
export const LEAST_DIFFERENCE = 0.05;

/**
 * Compares two languages; null while either is not known. Both figures must have intervals of the same z. The interval of
 * the difference is put together from theirs (R. Newcombe 1998, method 10).
 */
export function parityOf(ja: Figure | null, en: Figure | null): Parity | null {
  if (!isKnown(ja) || !isKnown(en)) return null;
  const difference = ja.value - en.value;
  const low = difference - Math.hypot(ja.value - ja.interval[0], en.interval[1] - en.value);
  const high = difference + Math.hypot(ja.interval[1] - ja.value, en.value - en.interval[0]);
  const alarm = (low > 0 || high < 0) && Math.abs(difference) >= LEAST_DIFFERENCE;
  return { ja, en, difference, interval: [low, high], alarm };
}

/** The z that holds `count` two-sided 95 % comparisons to one error rate together (C. Bonferroni). */
export function zAmong(count: number): number {
  return count <= 1 ? Z : normalQuantile(0.025 / count);
}
