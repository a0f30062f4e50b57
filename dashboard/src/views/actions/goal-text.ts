import type { Goal } from '@koe/sql/domain/action/goal';
import { parseFilter, FilterError, type Filter } from '@koe/sql/domain/filter';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { Unit } from '@koe/sql/domain/metric/metric';
import { formatChange, formatPoints } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** A metric as a goal names it: a theme's share by its theme. */
export function goalName(
  goal: Pick<Goal, 'metric' | 'variant'>,
  theme: string,
  language: Language,
  { actions }: Pick<Words, 'actions'>,
): string {
  const metric = metricById(goal.metric);
  if (goal.metric === 'theme_share' && theme !== '') return actions.page.goalShare(theme);
  const variant = metric.variants.find(({ id }) => id === goal.variant)?.name[language] ?? goal.variant;
  return variant === null ? metric.name[language] : `${metric.name[language]} (${variant})`;
}

/** An effect with its sign, in the metric's unit; shares with two digits below one point, since small shares move by less. */
export function effectText(value: number, unit: Unit, language: Language): string {
  if (unit === 'share' && Math.abs(value) < 0.01) return formatPoints(value * 100, language);
  return formatChange(value, unit, language);
}

/** The same without a sign. */
export function amountText(value: number, unit: Unit, language: Language): string {
  return effectText(Math.abs(value), unit, language).replace(/^[+−-]/, '');
}

/** What a goal counts; an address of an older form that cannot be read counts nothing. */
export function filterOfGoal({ filter }: Pick<Goal, 'filter'>): Filter | null {
  try {
    return parseFilter(new URLSearchParams(filter));
  } catch (error) {
    if (error instanceof FilterError) return null;
    throw error;
  }
}
