import type { CasePair } from '@koe/api/contract/cases';
import { metricById } from '@koe/sql/domain/metric/registry';
import { formatChange, formatSignedShare, formatValue } from '../../words/format.js';
import { metricName } from '../../words/finding-names.js';
import type { Language, Words } from '../../words/words.js';

/** A metric before and after, ready to be said. */
export interface PairText {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly beforeN: string;
  readonly afterN: string;
  /** With its interval; "no clear change" where that spans zero. */
  readonly change: string;
  readonly interval: string;
  readonly clear: boolean;
  /** Whether a clear change goes the good way; null when neither way is good or it is not clear. */
  readonly good: boolean | null;
}

/** Names and numbers of a pair in the metric's own unit. */
export function pairText({ before, after, difference }: CasePair, words: Words, lang: Language): PairText {
  const metric = metricById(after.metric);
  const counted = metric.unit === 'items' || metric.unit === 'people';
  const say = (value: number | null, n: number): string =>
    value === null ? words.common.notEnough(String(n)) : formatValue(value, metric.unit, lang);
  const base = before.value ?? 0;
  const change = (value: number): string =>
    counted && base > 0 ? formatSignedShare(value / base, lang) : formatChange(value, metric.unit, lang);
  const { difference: value, interval, clear } = difference;
  const direction = (value ?? 0) > 0 ? 'up' : 'down';
  const unclear = interval !== null && !clear;
  return {
    name: metricName(after, lang),
    before: say(before.value, before.n),
    after: say(after.value, after.n),
    beforeN: words.cases.page.n(before.n.toLocaleString(lang)),
    afterN: words.cases.page.n(after.n.toLocaleString(lang)),
    change:
      value === null
        ? words.cases.page.unknown
        : unclear
          ? `${words.cases.page.noChange} (${change(value)})`
          : change(value),
    interval: interval === null ? '' : words.charts.between(change(interval[0]), change(interval[1])),
    clear,
    good: clear && metric.direction !== 'none' ? metric.direction === direction : null,
  };
}
