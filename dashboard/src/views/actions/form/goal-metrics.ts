import type { Fact } from '@koe/sql/domain/fact';
import { measurableOf } from '@koe/sql/domain/effect/action/measurable';
import { METRICS } from '@koe/sql/domain/metric/registry';
import type { Language } from '../../../words/words.js';

/** A number that an action can be judged by. */
export interface GoalMetric {
  /** `metric`, or `metric|variant`. */
  readonly key: string;
  readonly metric: string;
  readonly variant: string | null;
  readonly name: string;
}

/**
 * Every metric whose effect can be estimated, with its variants.
 * @param ratings one fact a scale: ratings of different scales are never put together, so each is a choice of its own
 */
export function goalMetrics(ratings: readonly Fact[], language: Language): readonly GoalMetric[] {
  return METRICS.flatMap((metric) => {
    const variants =
      metric.id === 'rating'
        ? ratings.flatMap(({ variant }) => (variant ? [{ id: variant, name: variant.replace('-', '–') }] : []))
        : metric.variants.map(({ id, name }, at) => ({ id: at === 0 ? null : id, name: name[language] }));
    const choices = variants.length > 0 ? variants : [{ id: null, name: null }];
    return choices
      .filter(({ id }) => measurableOf({ metric: metric.id, variant: id }) !== null)
      .map(({ id, name }) => ({
        key: keyOf(metric.id, id),
        metric: metric.id,
        variant: id,
        name: name === null ? metric.name[language] : `${metric.name[language]} (${name})`,
      }));
  });
}

export function keyOf(metric: string, variant: string | null): string {
  return variant === null ? metric : `${metric}|${variant}`;
}
