import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Comparison } from '@koe/sql/domain/effect/action/comparison';
import type { EffectLook, EffectUnder } from '@koe/sql/domain/effect/action/effect-look';
import { effectWindow } from '@koe/sql/domain/effect/action/effect-window';
import { goalFilter, measurableOf, ripeDays } from '@koe/sql/domain/effect/action/measurable';
import { filterParams, FilterError } from '@koe/sql/domain/filter';
import type { Goal } from '@koe/sql/domain/action/goal';
import type { StoredEffect } from '@koe/sql/queries/effect/effect';
import type { MeasuredAction } from '@koe/sql/queries/effect/measured-action';
import type { Effect, EffectBrief, EffectComparison, EffectLookAnswer, EffectUnderAnswer } from '../contract/effect.js';

/** Weeks of a card's spark. */
const SPARK_WEEKS = 26;

export function comparisonAnswer({ kind, by, key, themeIds, filter }: Comparison): EffectComparison {
  return { kind, by, key, themeIds: [...themeIds], evidence: filterParams(filter).toString() };
}

/** @param effect null before it was looked at */
export function effectAnswer(action: MeasuredAction, effect: StoredEffect | null, weekStart: number): Effect {
  const { goal } = action;
  // a verdict stands on the release day it was given for
  const releaseOn = effect?.judged ? effect.releaseOn : action.releaseOn;
  const window = releaseOn === null ? null : effectWindow(parseDay(releaseOn), goal.weeks, weekStart);
  return {
    actionId: action.actionId,
    state: effect?.state ?? 'not_released',
    obstacle: effect?.obstacle ?? null,
    metric: goal.metric,
    variant: goal.variant,
    unit: unitOf(goal),
    direction: goal.direction,
    minimumEffect: goal.minimumEffect,
    windowWeeks: goal.weeks,
    evidence: evidenceOf(action),
    releaseOn,
    firstWeek: window && formatDay(window.firstWeek),
    windowEnd: window && formatDay(window.endDay),
    verdictFrom: window && formatDay(window.endDay + ripeDays(goal) + 1),
    registeredLate: effect?.registeredLate ?? false,
    computedAt: effect?.computedAt.toISOString() ?? null,
    running: effect?.running ? lookAnswer(effect.running) : null,
    judged:
      effect?.judged && effect.verdictAt
        ? { ...lookAnswer(effect.judged), verdictAt: effect.verdictAt.toISOString() }
        : null,
    recount: effect?.recount ? { why: [...effect.recount.why], look: lookAnswer(effect.recount.look) } : null,
  };
}

/** @param effect null before it was looked at */
export function briefAnswer(action: MeasuredAction, effect: StoredEffect | null, weekStart: number): EffectBrief {
  const { state, obstacle, unit, registeredLate, windowWeeks, windowEnd } = effectAnswer(action, effect, weekStart);
  const look = effect?.judged ?? effect?.running ?? null;
  const weeks = look?.series.slice(-SPARK_WEEKS) ?? [];
  const release = weeks.findIndex(({ phase }) => phase === 'after');
  return {
    ...{ actionId: action.actionId, state, obstacle, unit, registeredLate, windowWeeks, windowEnd },
    verdict: effect?.verdict ?? null,
    verdictAt: effect?.verdictAt?.toISOString() ?? null,
    effect: look?.effect ?? null,
    interval: rangeOf(look?.interval ?? null),
    weeks: look?.weeks ?? 0,
    enoughOn: look?.enoughOn ?? null,
    spark: {
      from: weeks[0]?.week ?? null,
      values: weeks.map(({ treated }) => treated.value),
      expected: weeks.map(({ expected }) => expected),
      release: release < 0 ? null : release,
    },
  };
}

/** The unit of a goal's values; null where no effect on it can be estimated. */
export function unitOf(goal: Pick<Goal, 'metric' | 'variant'>): 'share' | 'points' | 'score' | null {
  try {
    const unit = measurableOf(goal)?.metric.unit;
    return unit === 'share' || unit === 'points' || unit === 'score' ? unit : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function evidenceOf({ goal, themeId }: MeasuredAction): string {
  try {
    return filterParams(goalFilter(goal, themeId)).toString();
  } catch (error) {
    if (error instanceof FilterError) return goal.filter;
    throw error;
  }
}

function lookAnswer(look: EffectLook): EffectLookAnswer {
  const { at, asOf, metricVersion, taxonomyVersion, manifest, weeks, through, enoughAfter, enoughOn } = look;
  return {
    ...{ at, asOf, metricVersion, taxonomyVersion, manifest, weeks, through, enoughAfter, enoughOn },
    ...underAnswer(look),
    series: look.series.map(({ band, ...week }) => ({ ...week, band: rangeOf(band) })),
    sensitivity: look.sensitivity.map(underAnswer),
  };
}

function underAnswer({ comparison, verdict, effect, interval, p }: EffectUnder): EffectUnderAnswer {
  return { comparison: comparisonAnswer(comparison), verdict, effect, interval: rangeOf(interval), p };
}

function rangeOf(range: readonly [number, number] | null): [number, number] | null {
  return range && [range[0], range[1]];
}
