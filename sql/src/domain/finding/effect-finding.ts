import type { Goal } from '../action/goal.js';
import type { Manifest } from '../cube/layout.js';
import type { EffectLook, EffectState } from '../effect/action/effect-look.js';
import { goalFilter } from '../effect/action/measurable.js';
import type { Verdict } from '../effect/verdict.js';
import type { EffectFinding } from './finding.js';
import { namedValues } from './named-values.js';

/** An action and how far its measurement has come. */
export interface MeasuredEffect extends Pick<EffectLook, 'effect' | 'interval' | 'p' | 'enoughOn'> {
  readonly actionId: string;
  readonly title: string;
  readonly themeId: number;
  readonly goal: Pick<Goal, 'metric' | 'variant' | 'filter'>;
  /** Null while it was never looked at. */
  readonly state: EffectState | null;
  readonly verdict: Verdict | null;
  /** Local dates; null before the release. */
  readonly releaseOn: string | null;
  readonly windowEndsOn: string | null;
}

/** What is known of the effect; null where nothing was looked at yet, or it cannot be measured. */
export function effectFinding(
  { actionId, title, themeId, goal, state, verdict, effect, interval, p, enoughOn, ...days }: MeasuredEffect,
  names: Pick<Manifest, 'labels' | 'themes'>,
): EffectFinding | null {
  if (state === null || state === 'unmeasurable') return null;
  const { releaseOn, windowEndsOn } = days;
  return {
    kind: 'effect',
    actionId,
    title,
    metric: goal.metric,
    ...(goal.variant === null ? {} : { variant: goal.variant }),
    of: namedValues(goalFilter(goal, themeId), names),
    state: state === 'judged' ? (verdict ?? 'measuring') : state,
    effect,
    interval,
    p,
    window: releaseOn === null || windowEndsOn === null ? null : { from: releaseOn, to: windowEndsOn },
    enoughOn,
  };
}
