import type { EffectLook, EffectRecount, RecountReason } from '@koe/sql/domain/effect/action/effect-look';
import { lookAt } from '@koe/sql/domain/effect/action/look';
import type { StoredEffect } from '@koe/sql/queries/effect/effect';
import type { MeasuredAction } from '@koe/sql/queries/effect/measured-action';
import { windowOf, type LookTime, type Seen } from './next-effect.js';

/**
 * What the window of a verdict would say today, against the same comparisons; null when that is what the verdict stands on. The verdict itself
 * never changes.
 */
export function recountOf(
  action: MeasuredAction,
  effect: StoredEffect,
  judged: EffectLook,
  { series, stamps }: Seen,
  time: LookTime,
): EffectRecount | null {
  const { direction, minimumEffect } = action.goal;
  // the release that was judged, wherever the action says it was now
  const window = windowOf({ ...action, releaseOn: effect.releaseOn }, time);
  const look = lookAt({
    ...{ series, window, direction, minimumEffect, stamps },
    comparison: judged.comparison,
    others: judged.sensitivity.map(({ comparison }) => comparison),
  });
  if (countsOf(look) === countsOf(judged)) return null;
  const why: RecountReason[] = [];
  if (look.metricVersion !== judged.metricVersion) why.push('definition');
  if (look.taxonomyVersion !== judged.taxonomyVersion) why.push('taxonomy');
  return { look, why: why.length === 0 ? ['data'] : why };
}

function countsOf({ series }: EffectLook): string {
  // looks made by another release of the formula may differ in the expected values; what was counted is what is held together
  return JSON.stringify(series.map(({ week, treated, comparison }) => [week, treated, comparison]));
}
