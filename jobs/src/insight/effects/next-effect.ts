import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Zone } from '@koe/sql/domain/calendar/zone';
import { NO_COMPARISON, rankComparisons } from '@koe/sql/domain/effect/action/choose';
import type { Comparison } from '@koe/sql/domain/effect/action/comparison';
import type { EffectObstacle } from '@koe/sql/domain/effect/action/effect-look';
import { effectWindow, type EffectWindow } from '@koe/sql/domain/effect/action/effect-window';
import { lookAt, type LookStamps } from '@koe/sql/domain/effect/action/look';
import { ripeDays } from '@koe/sql/domain/effect/action/measurable';
import type { WeeklySeries } from '@koe/sql/domain/effect/action/weekly-series';
import type { StoredEffect } from '@koe/sql/queries/effect/effect';
import type { MeasuredAction } from '@koe/sql/queries/effect/measured-action';

/** When it is looked, and by which calendar. */
export interface LookTime {
  readonly now: Date;
  readonly zone: Zone;
  readonly weekStart: number;
}

/** What was counted of an action; null where its metric cannot be. */
export interface Seen {
  readonly series: WeeklySeries;
  readonly stamps: LookStamps;
  readonly fingerprint: string;
}

/** A release day is often written down some days after it; later than this it may have been picked by how it came out. */
const SET_LATE_DAYS = 7;
/** Where data end before the window does, the verdict waits no longer than this for them. */
const WAIT_FOR_DATA_DAYS = 28;

/** The window of an action; of one without a release day, as if it were released next week. */
export function windowOf({ releaseOn, goal }: MeasuredAction, { now, zone, weekStart }: LookTime): EffectWindow {
  const day = releaseOn === null ? zone.dayOf(now.getTime()) + 7 : parseDay(releaseOn);
  return effectWindow(day, goal.weeks, weekStart);
}

/** Whether the comparison was chosen already: it then stays, whatever comes in later. */
export function isChosen(action: MeasuredAction, before: StoredEffect | null): boolean {
  return before !== null && before.comparisonAt !== null && before.releaseOn === action.releaseOn;
}

/**
 * How far the measurement of an action has come, from what it was before and what is seen now. The comparison is chosen once the
 * release has come, by the weeks before it; the verdict falls once, when the window is over and its items are ripe.
 */
export function nextEffect(
  action: MeasuredAction,
  before: StoredEffect | null,
  seen: Seen | null,
  time: LookTime,
): StoredEffect {
  const today = time.zone.dayOf(time.now.getTime());
  const isReleased = action.releaseOn !== null && parseDay(action.releaseOn) <= today && !action.stopped;
  const nothing: StoredEffect = {
    actionId: action.actionId,
    state: 'not_released',
    obstacle: null,
    releaseOn: action.releaseOn,
    registeredLate: isLate(action, time.zone),
    comparison: null,
    comparisonAt: null,
    alternatives: [],
    running: null,
    verdict: null,
    verdictAt: null,
    judged: null,
    recount: null,
    fingerprint: seen?.fingerprint ?? null,
    computedAt: time.now,
  };
  const cannot = (obstacle: EffectObstacle): StoredEffect => ({ ...nothing, state: 'unmeasurable', obstacle });
  if (seen === null) return cannot('metric');
  const { series, stamps } = seen;
  if (series.treated.every(({ n }) => n === 0)) return isReleased ? cannot('no_data') : nothing;
  const window = windowOf(action, time);
  const [comparison, ...others] = comparisonsOf(action, before, series, window);
  if (!comparison && isReleased) return cannot('few_weeks');
  const { direction, minimumEffect } = action.goal;
  const look = lookAt({
    ...{ series, window, direction, minimumEffect, stamps },
    comparison: comparison ?? NO_COMPARISON,
    others,
  });
  if (!isReleased) return { ...nothing, comparison: comparison ?? null, alternatives: others, running: look };
  const chosen = {
    ...nothing,
    comparison: look.comparison,
    comparisonAt: isChosen(action, before) ? (before?.comparisonAt ?? time.now) : time.now,
    alternatives: others,
  };
  const isThere = series.weeks.includes(formatDay(window.endDay - 6));
  const isOver = today > window.endDay + ripeDays(action.goal);
  if (!isOver || (!isThere && today <= window.endDay + WAIT_FOR_DATA_DAYS))
    return { ...chosen, state: 'measuring', running: look };
  return { ...chosen, state: 'judged', verdict: look.verdict, verdictAt: time.now, judged: look };
}

function comparisonsOf(
  action: MeasuredAction,
  before: StoredEffect | null,
  series: WeeklySeries,
  window: EffectWindow,
): readonly Comparison[] {
  if (before?.comparison && isChosen(action, before)) return [before.comparison, ...before.alternatives];
  const firstUnder = formatDay(window.splitWeek ?? window.firstWeek);
  return rankComparisons(series, firstUnder, action.goal.weeks).map(({ comparison }) => comparison);
}

/** Whether the action, or its release day, was written down only after the release. */
function isLate({ releaseOn, releaseSetAt, createdAt }: MeasuredAction, zone: Zone): boolean {
  if (releaseOn === null) return false;
  const release = parseDay(releaseOn);
  const set = releaseSetAt === null ? release : zone.dayOf(releaseSetAt.getTime());
  return zone.dayOf(createdAt.getTime()) > release || set > release + SET_LATE_DAYS;
}
