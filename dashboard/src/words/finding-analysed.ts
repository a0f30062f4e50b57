import type {
  AnalysedFinding,
  DriverFinding,
  ForecastFinding,
  PriorityFinding,
  ReplyBandFinding,
  ReplySlopeFinding,
  RiseFinding,
} from '@koe/sql/domain/finding/analysed-finding';
import { shareOfWeights, TERMS } from '@koe/sql/domain/priority/weights';
import { DICTIONARY, metricName, subjectName, unitOf, valueName } from './finding-names.js';
import { intervalText, valueText } from './finding-numbers.js';
import { formatChange, formatCount, formatDateWithYear, formatSeconds, formatShare } from './format.js';
import type { Language } from './words.js';

type Interval = readonly [number, number] | null;

/** What an analysis found, as a sentence or two; under the same rules as `findingText`. */
export function analysedText(finding: AnalysedFinding, language: Language): string {
  switch (finding.kind) {
    case 'driver':
      return driver(finding, language);
    case 'reply_band':
      return band(finding, language);
    case 'reply_slope':
      return slope(finding, language);
    case 'rise':
      return rise(finding, language);
    case 'priority':
      return priority(finding, language);
    case 'forecast':
      return forecast(finding, language);
  }
}

function driver(finding: DriverFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { value, interval, contribution } = finding;
  const theme = finding.theme.name[language];
  const metric = metricName(finding, language);
  const among = amongOf(finding, language);
  const n = formatCount(finding.n, language);
  if (value === null)
    return finding.tiedTo.length > 0
      ? sentences.driver.tied(theme, among, metric, namesOf(finding.tiedTo, language))
      : sentences.driver.unknown(theme, among, metric, n);
  const say = (each: number): string => formatChange(each, unitOf(finding.metric), language);
  const details = sentences.details([...rangeOf(interval, say, language), sentences.n(n)]);
  if (!isClear(interval)) return sentences.driver.unclear(theme, among, metric, say(value), details);
  const told = sentences.driver[value > 0 ? 'higher' : 'lower'](theme, among, metric, unsigned(say(value)), details);
  const all = contribution === null ? [] : [sentences.contribution(say(contribution))];
  return join([told, ...all, sentences.association], language);
}

function band(finding: ReplyBandFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const what = sentences.ofBand(sentences.band[finding.band - 1] ?? '', amongOf(finding, language));
  const n = formatCount(finding.n, language);
  if (finding.value === null) return sentences.notEnough(what, n);
  const say = (each: number): string => formatShare(each, language);
  const details = sentences.details([...rangeOf(finding.interval, say, language), sentences.n(n)]);
  return sentences.level(what, say(finding.value), details);
}

function slope(finding: ReplySlopeFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { value, interval, fromS, toS } = finding;
  const among = amongOf(finding, language);
  const n = formatCount(finding.n, language);
  if (value === null) return sentences.notEnough(sentences.slope.what(among), n);
  const say = (each: number): string => formatChange(each, 'share', language);
  const waits = sentences.slope.range(formatSeconds(fromS, language), formatSeconds(toS, language));
  const details = sentences.details([...rangeOf(interval, say, language), sentences.n(n), waits]);
  const unit = sentences.slope[finding.unit];
  if (!isClear(interval)) return sentences.slope.unclear(unit, among, say(value), details);
  return join(
    [
      sentences.slope[value > 0 ? 'higher' : 'lower'](unit, among, unsigned(say(value)), details),
      sentences.association,
    ],
    language,
  );
}

function rise(finding: RiseFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { value, interval, segment, expected } = finding;
  const theme = finding.theme.name[language];
  const among = amongOf(finding, language);
  if (value === null)
    return sentences.notEnough(sentences.rise.what(theme, among), formatCount(finding.before.n, language));
  const signed = (each: number): string => formatChange(Math.round(each), 'items', language);
  const details = sentences.details(rangeOf(interval, signed, language));
  if (segment)
    return (isClear(interval) ? sentences.rise.part : sentences.rise.partUnclear)(
      theme,
      among,
      valueName(segment, language),
      signed(value),
      details,
    );
  const items = formatCount(finding.items, language);
  const foreseen = formatCount(Math.round(expected ?? 0), language);
  if (!isClear(interval)) return sentences.rise.unclear(theme, among, items, foreseen, signed(value), details);
  const size = formatCount(Math.abs(Math.round(value)), language);
  return sentences.rise[value > 0 ? 'more' : 'fewer'](theme, among, items, foreseen, size, details);
}

function priority(finding: PriorityFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { rankInterval, terms } = finding;
  const count = (each: number): string => formatCount(each, language);
  const [low, high] = rankInterval;
  const between = low === high ? '' : sentences.rankRange(count(low), count(high));
  const shares = shareOfWeights(finding.weights);
  const list = (say: (term: (typeof TERMS)[number]) => string): string =>
    TERMS.map((term) => sentences.termValue(sentences.term[term], say(term))).join(sentences.termJoin);
  return join(
    [
      sentences.priority(
        finding.theme.name[language],
        amongOf(finding, language),
        sentences.rankOf(count(finding.rank), count(finding.themes), between, finding.tied),
        finding.score.toFixed(2),
        sentences.levels[finding.level],
        count(finding.n),
      ),
      sentences.priorityTerms(
        list((term) => terms[term].toFixed(2)),
        list((term) => formatShare(shares[term], language, 0)),
      ),
    ],
    language,
  );
}

function forecast(finding: ForecastFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { hitRate, interval, value } = finding;
  const what = sentences.about(subjectName(finding.of, language), metricName(finding, language));
  const unit = unitOf(finding.metric);
  const say = (each: number): string => valueText(unit === 'items' ? Math.round(each) : each, unit, language);
  const told = sentences.forecast(
    what,
    formatDateWithYear(finding.week, language),
    say(value),
    sentences.details(rangeOf(interval, say, language)),
  );
  const past = hitRate
    ? [sentences.hitRate(formatCount(hitRate.hits, language), formatCount(hitRate.of, language))]
    : [];
  return join([told, ...past], language);
}

/** The number of such a finding alone; '' where there is none. */
export function analysedValue(finding: AnalysedFinding, language: Language): string {
  const { value } = finding.kind === 'priority' ? { value: finding.score } : finding;
  if (value === null) return '';
  switch (finding.kind) {
    case 'driver':
      return formatChange(value, unitOf(finding.metric), language);
    case 'reply_band':
      return formatShare(value, language);
    case 'reply_slope':
      return formatChange(value, 'share', language);
    case 'rise':
      return formatChange(Math.round(value), 'items', language);
    case 'priority':
      return value.toFixed(2);
    case 'forecast':
      return valueText(value, unitOf(finding.metric), language);
  }
}

function amongOf({ of }: AnalysedFinding, language: Language): string {
  return DICTIONARY[language].sentences.among(subjectName(of, language));
}

function namesOf(themes: DriverFinding['tiedTo'], language: Language): string {
  return themes.map(({ name }) => name[language]).join(DICTIONARY[language].sentences.tiedNames);
}

function rangeOf(interval: Interval, say: (value: number) => string, language: Language): readonly string[] {
  return interval === null ? [] : [intervalText(interval, say, language)];
}

function isClear(interval: Interval): boolean {
  return interval !== null && (interval[0] > 0 || interval[1] < 0);
}

/** A word beside it says the direction. */
function unsigned(text: string): string {
  return text.replace(/^[+\-−]/, '');
}

function join(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'ja' ? '' : ' ');
}
