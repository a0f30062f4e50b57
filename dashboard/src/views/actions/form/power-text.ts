import type { Power } from '@koe/api/contract/effect';
import type { Goal } from '@koe/sql/domain/action/goal';
import { metricById } from '@koe/sql/domain/metric/registry';
import { formatCount, formatValue } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';
import { amountText } from '../goal-text.js';

/** What a power estimate says, in sentences; `enough` whether the effect would show within the window. */
export function powerText(
  power: Power,
  goal: Goal,
  { actions: { power: words } }: Pick<Words, 'actions'>,
  language: Language,
): { readonly sentences: readonly string[]; readonly basis: string; readonly enough: boolean } {
  const { unit } = metricById(goal.metric);
  const count = (value: number): string => formatCount(value, language);
  const basis =
    power.value === null || power.perWeek === null
      ? ''
      : words.basis(formatValue(power.value, unit, language), count(power.perWeek), count(power.baselineWeeks));
  const smallest = power.smallest === null ? [] : [words.smallest(amountText(power.smallest, unit, language))];
  if (power.weeks === null) {
    const reason = power.reason === null ? [] : [words.reason[power.reason]];
    return { sentences: [...reason, ...smallest], basis, enough: false };
  }
  const visible = words.visible(count(power.weeks), amountText(goal.minimumEffect, unit, language));
  const enough = power.weeks <= goal.weeks;
  return {
    sentences: enough ? [visible, words.withinWindow] : [visible, words.tooLate(count(goal.weeks)), ...smallest],
    basis,
    enough,
  };
}
