import type { Recount } from '@koe/api/contract/pins';
import { ANALYSIS_VERSION, type AnalysedFinding } from '@koe/sql/domain/finding/analysed-finding';
import type { Finding } from '@koe/sql/domain/finding/finding';
import { analysedValue } from '../words/finding-analysed.js';
import { formatChange, formatCount } from '../words/format.js';
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
function shortValue(finding: Finding, { common, pins }: Pick<Words, 'common' | 'pins'>, language: Language): string {
  if (finding.kind === 'level') {
    const { value, n, metric } = finding.fact;
    return value === null ? common.notEnough(formatCount(n, language)) : valueText(value, unitOf(metric), language);
  }
  if (finding.kind === 'part') return differenceText(finding.value, finding.before, language);
  if (isAnalysed(finding))
    return analysedValue(finding, language) || common.notEnough(formatCount(nOf(finding), language));
  if (finding.kind === 'signal') return valueText(finding.items, 'items', language);
  if (finding.kind === 'faq_gap') return pins.perWeek(formatCount(finding.perWeek, language));
  if (finding.kind === 'effect')
    return finding.effect === null ? '–' : formatChange(finding.effect, unitOf(finding.metric), language);
  if (finding.kind !== 'change' && finding.kind !== 'good_news') return '';
  const { difference } = finding.difference;
  return difference === null
    ? common.notEnough(formatCount(finding.now.n, language))
    : differenceText(difference, finding.before, language);
}

const ANALYSED: ReadonlySet<string> = new Set(Object.keys(ANALYSIS_VERSION));

function isAnalysed(finding: Finding): finding is AnalysedFinding {
  return ANALYSED.has(finding.kind);
}

function nOf(finding: AnalysedFinding): number {
  return 'n' in finding ? finding.n : finding.kind === 'rise' ? finding.before.n : 0;
}
