import { startOfWeek } from '../../calendar/day.js';

/** Which weeks judge an action. All are local day numbers. */
export interface EffectWindow {
  readonly releaseDay: number;
  /** First day of the first whole week under the action. */
  readonly firstWeek: number;
  /** First day of the week in which the release falls when that is not its first day: such a week is neither before nor after. */
  readonly splitWeek: number | null;
  /** Last day of the window. */
  readonly endDay: number;
}

/** @param weekStart 1 Monday … 7 Sunday */
export function effectWindow(releaseDay: number, weeks: number, weekStart: number): EffectWindow {
  const week = startOfWeek(releaseDay, weekStart);
  const firstWeek = week === releaseDay ? week : week + 7;
  return { releaseDay, firstWeek, splitWeek: week === releaseDay ? null : week, endDay: firstWeek + 7 * weeks - 1 };
}
