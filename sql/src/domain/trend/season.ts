import { startOfWeek, weekdayOf } from '../calendar/day.js';
import { dayKind, type DayKind } from './holidays.js';

/** How busy a local day is expected to be against a mean ordinary day (1); known for every day, also to come. */
export type DayFactor = (day: number) => number;

/** Feedback by local day: `counts[i]` of day `first + i`. */
export interface DayCounts {
  readonly first: number;
  readonly counts: Float64Array;
}

/** Fewer whole weeks tell nothing of weekdays. */
export const LEAST_WEEKS = 4;
/** Weight of "a special day is like any other", in mean days: one quiet holiday does not make a rule yet. */
const SPECIAL_PRIOR_DAYS = 0.5;
const TRIM = 0.1;
const FLAT: DayFactor = () => 1;

/**
 * Weekday and holiday season of a volume, from the days `from` … `to` (local day numbers, inclusive, whole weeks are used).
 * A weekday's factor is its share of the week's items, without the tenth of weeks where it was highest and lowest, so that an
 * outage on one Tuesday makes no rule. A special day's factor multiplies its weekday's and leans to 1 while few were seen.
 * Flat with fewer than `LEAST_WEEKS` weeks.
 */
export function dayFactors(data: DayCounts, from: number, to: number): DayFactor {
  const weeks = wholeWeeks(data, from, to);
  const plain = weeks.filter(({ special }) => !special);
  // a year that begins in May has weeks without any plain one between: better some rule than none
  const learnt = plain.length >= LEAST_WEEKS ? plain : weeks;
  if (learnt.length < LEAST_WEEKS) return FLAT;
  const weekday = weekdayFactors(learnt);
  const special = specialFactors(weeks, weekday);
  return (day) => (weekday[weekdayOf(day) - 1] ?? 1) * special[dayKind(day)];
}

interface Week {
  readonly first: number;
  readonly days: Float64Array;
  readonly total: number;
  readonly special: boolean;
}

function wholeWeeks({ first, counts }: DayCounts, from: number, to: number): Week[] {
  const weeks: Week[] = [];
  const begin = Math.max(first, from);
  const end = Math.min(first + counts.length - 1, to);
  for (let start = startOfWeek(begin + 6, 1); start + 6 <= end; start += 7) {
    const days = counts.subarray(start - first, start - first + 7);
    const total = days.reduce((sum, count) => sum + count, 0);
    const special = days.some((_, index) => dayKind(start + index) !== 'ordinary');
    if (total > 0) weeks.push({ first: start, days, total, special });
  }
  return weeks;
}

/** Monday first; the mean is 1. */
function weekdayFactors(weeks: readonly Week[]): number[] {
  const cut = Math.floor(weeks.length * TRIM);
  const factors = Array.from({ length: 7 }, (_, weekday) => {
    const kept = weeks
      .map(({ days, total }) => ({ share: (days[weekday] ?? 0) / total, total }))
      .sort((a, b) => a.share - b.share)
      .slice(cut, weeks.length - cut);
    const items = kept.reduce((sum, { share, total }) => sum + share * total, 0);
    // one item more, spread as on a flat week: a weekday without any is rare, not impossible
    const all = kept.reduce((sum, { total }) => sum + total, 0);
    return (items + 1 / 7) / (all + 1);
  });
  const sum = factors.reduce((total, factor) => total + factor, 0);
  return factors.map((factor) => (7 * factor) / sum);
}

function specialFactors(weeks: readonly Week[], weekday: readonly number[]): Record<DayKind, number> {
  const seen: Record<DayKind, { items: number; expected: number; mean: number }> = {
    ordinary: { items: 0, expected: 0, mean: 0 },
    holiday: { items: 0, expected: 0, mean: 0 },
    obon: { items: 0, expected: 0, mean: 0 },
    new_year: { items: 0, expected: 0, mean: 0 },
  };
  weeks.forEach((week, index) => {
    if (!week.special) return;
    const level = levelAround(weeks, index, weekday);
    week.days.forEach((items, day) => {
      const kind = seen[dayKind(week.first + day)];
      kind.items += items;
      kind.expected += level * (weekday[day] ?? 1);
      kind.mean = Math.max(kind.mean, level);
    });
  });
  const factor = ({ items, expected, mean }: (typeof seen)[DayKind]): number => {
    const prior = Math.max(mean * SPECIAL_PRIOR_DAYS, 1e-9);
    return (items + prior) / (expected + prior);
  };
  const holiday = factor(seen.holiday);
  // Obon and New Year come once a year: unseen, they are taken for holidays
  const orHoliday = (kind: 'obon' | 'new_year'): number => (seen[kind].expected > 0 ? factor(seen[kind]) : holiday);
  return { ordinary: 1, holiday, obon: orHoliday('obon'), new_year: orHoliday('new_year') };
}

/** Items of a mean ordinary day about a week, from the ordinary days of five weeks. */
function levelAround(weeks: readonly Week[], index: number, weekday: readonly number[]): number {
  let items = 0;
  let expected = 0;
  for (const week of weeks.slice(Math.max(0, index - 2), index + 3))
    week.days.forEach((count, day) => {
      if (dayKind(week.first + day) !== 'ordinary') return;
      items += count;
      expected += weekday[day] ?? 1;
    });
  return expected > 0 ? items / expected : 0;
}

/** Mean ordinary days that a stretch of days is worth. */
export function exposureOf(factor: DayFactor, from: number, to: number): number {
  let sum = 0;
  for (let day = from; day <= to; day++) sum += factor(day);
  return sum;
}
