import { dispersion, ratioInterval, sumOf } from '../metric/method/weekly-counts.js';
import { weeklyVolume, type WeeklyVolume } from './weekly-volume.js';

/** How often a question is asked since its answer was published, beside the weeks before: the question itself, not its theme. */
export interface SincePublished {
  /** A week, over whole weeks before and after the one in which it was published. */
  readonly before: WeeklyVolume;
  readonly after: WeeklyVolume;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** After ÷ before with its 95 % interval; null while there is too little. */
  readonly ratio: {
    readonly value: number;
    readonly interval: readonly [number, number];
    readonly clear: boolean;
  } | null;
}

const FEWEST_QUESTIONS = 5;
const FEWEST_WEEKS = 2;

/**
 * A comparison of before and after without another series beside it: whatever else changed is in it too, as the screen says. Poisson's counts with
 * half a question added on both sides, so that a question that is asked no more has an interval as well; as spread as the weeks before were.
 * @param weeks questions by week, oldest first
 * @param publishedInWeek index of the week in which it was published, which is left out
 */
export function sincePublished(weeks: readonly number[], publishedInWeek: number): SincePublished | null {
  const before = weeks.slice(0, Math.max(0, publishedInWeek));
  const after = weeks.slice(Math.max(0, publishedInWeek + 1));
  if (before.length === 0 || after.length === 0) return null;
  const [asked, left] = [sumOf(before), sumOf(after)];
  const enough = asked >= FEWEST_QUESTIONS && before.length >= FEWEST_WEEKS && after.length >= FEWEST_WEEKS;
  return {
    before: weeklyVolume(before),
    after: weeklyVolume(after),
    weeksBefore: before.length,
    weeksAfter: after.length,
    ratio: enough ? ratioOf(left, after.length, asked, before) : null,
  };
}

function ratioOf(
  left: number,
  weeksAfter: number,
  asked: number,
  before: readonly number[],
): NonNullable<SincePublished['ratio']> {
  const value = (left + 0.5) / weeksAfter / ((asked + 0.5) / before.length);
  const interval = ratioInterval(value, [left + 0.5, asked + 0.5], dispersion(before));
  return { value, interval, clear: interval[0] > 1 || interval[1] < 1 };
}
