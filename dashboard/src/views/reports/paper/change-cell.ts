import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import type { Difference } from '@koe/sql/domain/metric/difference';
import { directionOf, unitOf } from '../../../words/finding-names.js';
import { differenceText } from '../../../words/finding-numbers.js';
import { formatCount, formatShare, formatValue } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';

/** A number of a table: the value alone, or why there is none. */
export function valueCell(fact: NamedFact, words: Pick<Words, 'reports'>, language: Language): string {
  return fact.value === null
    ? words.reports.noData(formatCount(fact.n, language))
    : formatValue(fact.value, unitOf(fact.metric), language);
}

/** Its interval in small print: `41–45%`; '' without one, and for counts. */
export function intervalCell(fact: NamedFact, language: Language): string {
  const unit = unitOf(fact.metric);
  if (fact.interval === null || fact.value === null || unit === 'items' || unit === 'people') return '';
  const [low, high] = fact.interval;
  if (unit === 'share') return `${formatShare(low, language, 0).replace('%', '')}–${formatShare(high, language, 0)}`;
  return `${formatValue(low, unit, language)} – ${formatValue(high, unit, language)}`;
}

export interface ChangeCell {
  /** '' where there is nothing to compare with. */
  readonly text: string;
  readonly interval: string;
  readonly clear: boolean;
  readonly rose: boolean;
  /** Whether a clear change goes the good way; null when neither way is. */
  readonly good: boolean | null;
}

export function changeCell(
  { before, difference }: { readonly before: NamedFact; readonly difference: Difference },
  language: Language,
): ChangeCell {
  const value = difference.difference;
  if (value === null) return { text: '', interval: '', clear: false, rose: false, good: null };
  const say = (each: number): string => differenceText(each, before, language);
  const direction = directionOf(before.metric);
  const rose = value > 0;
  return {
    text: say(value),
    interval: difference.interval ? `${say(difference.interval[0])} – ${say(difference.interval[1])}` : '',
    clear: difference.clear,
    rose,
    good: difference.clear && direction !== 'none' ? (direction === 'up') === rose : null,
  };
}
