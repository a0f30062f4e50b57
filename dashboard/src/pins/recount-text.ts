import type { Recount } from '@koe/api/contract/pins';
import type { Finding } from '@koe/sql/domain/finding/finding';
import { formatCount } from '../words/format.js';
import { unitOf } from '../words/finding-names.js';
import { differenceText, valueText } from '../words/finding-numbers.js';
import type { Language, Words } from '../words/words.js';

/** What has become of a pinned number since, in one line. */
export function recountText(recount: Recount, words: Pick<Words, 'pins' | 'common'>, language: Language): string {
  const { pins } = words;
  if (recount.finding === null) return pins.gone;
  const { changed, came, left, erased } = recount;
  const items = (n: number | null, say: (n: string) => string): readonly string[] =>
    n === null || n === 0 ? [] : [say(formatCount(n, language))];
  const parts = [
    ...(changed.includes('value') ? [pins.now(shortValue(recount.finding, words, language))] : []),
    ...items(came, pins.came),
    ...items(left, pins.left),
    ...items(erased, pins.erased),
    ...(changed.includes('definition') ? [pins.definition] : []),
    ...(changed.includes('themes') ? [pins.themes] : []),
    ...(changed.includes('classifier') ? [pins.classifier] : []),
  ];
  return parts.length === 0 ? pins.same : parts.join(pins.join);
}

/** The number of a finding alone. */
function shortValue(finding: Finding, { common }: Pick<Words, 'common'>, language: Language): string {
  if (finding.kind === 'level') {
    const { value, n, metric } = finding.fact;
    return value === null ? common.notEnough(formatCount(n, language)) : valueText(value, unitOf(metric), language);
  }
  if (finding.kind === 'part') return differenceText(finding.value, finding.before, language);
  if (finding.kind !== 'change' && finding.kind !== 'good_news') return '';
  const { difference } = finding.difference;
  return difference === null
    ? common.notEnough(formatCount(finding.now.n, language))
    : differenceText(difference, finding.before, language);
}
