import { addMonths, parseDay } from '@koe/sql/domain/calendar/day';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import type { Difference } from '@koe/sql/domain/metric/difference';
import type { Unit } from '@koe/sql/domain/metric/metric';
import { DICTIONARY, unitOf } from './finding-names.js';
import { formatChange, formatCount, formatDate, formatDateWithYear, formatSignedShare, formatValue } from './format.js';
import type { Language } from './words.js';

/** A value in its unit, counts with their noun. */
export function valueText(value: number, unit: Unit, language: Language): string {
  const { sentences } = DICTIONARY[language];
  if (unit === 'items') return sentences.items(formatCount(value, language));
  if (unit === 'people') return sentences.people(formatCount(value, language));
  return formatValue(value, unit, language);
}

/** `95%区間 41.2%〜45.0%`; '' without one. */
export function intervalText(
  interval: readonly [number, number] | null,
  say: (value: number) => string,
  language: Language,
): string {
  if (interval === null) return '';
  const { sentences } = DICTIONARY[language];
  return sentences.interval(sentences.range(say(interval[0]), say(interval[1])));
}

/** `n=812`, and how near-duplicates are counted where that is not as usual. */
export function countedOn({ n, weigh }: NamedFact, language: Language): readonly string[] {
  const { sentences } = DICTIONARY[language];
  return [sentences.n(formatCount(n, language)), ...(weigh === 'once' ? [sentences.once] : [])];
}

/** A difference in the metric's unit; counts in percent of what they were, and as they are where that was nothing. */
export function differenceText(value: number, before: NamedFact, language: Language): string {
  const unit = unitOf(before.metric);
  const counted = unit === 'items' || unit === 'people';
  const base = before.value ?? 0;
  return counted && base > 0 ? formatSignedShare(value / base, language) : formatChange(value, unit, language);
}

/** `+4.2pt、95%区間 …、n=812`: what stands in brackets after a change. */
export function changeDetails(
  { now, before, difference }: { readonly now: NamedFact; readonly before: NamedFact; readonly difference: Difference },
  language: Language,
): string {
  const { sentences } = DICTIONARY[language];
  const say = (value: number): string => differenceText(value, before, language);
  const amount = difference.difference === null ? [] : [say(difference.difference)];
  const range = intervalText(difference.interval, say, language);
  return sentences.details([...amount, ...(range === '' ? [] : [range]), ...countedOn(now, language)]);
}

/** What a period is compared with, in words: the week before, the period before, a year before, or its dates. */
export function versusText(now: NamedFact, before: NamedFact, language: Language): string {
  const { sentences } = DICTIONARY[language];
  if (!now.period || !before.period) return sentences.versus.previous;
  const days = ({ from, to }: { from: string; to: string }): readonly [number, number] => [
    parseDay(from),
    parseDay(to),
  ];
  const [from, to] = days(now.period);
  const [from0, to0] = days(before.period);
  const length = to - from;
  if (to0 - from0 === length && to0 === from - 1)
    return length === 6 ? sentences.versus.week : sentences.versus.previous;
  const isYear = from - from0 === 364 || addMonths(from, -12) === from0;
  if (to0 - from0 === length && isYear) return sentences.versus.year;
  return sentences.versusDays(daysText(before.period, language));
}

/** Two days with their year once. */
export function daysText({ from, to }: { readonly from: string; readonly to: string }, language: Language): string {
  const { sentences } = DICTIONARY[language];
  if (from === to) return formatDateWithYear(from, language);
  const isJapanese = language === 'ja';
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = isJapanese || !sameYear ? formatDateWithYear(from, language) : formatDate(from, language);
  const last = isJapanese && sameYear ? formatDate(to, language) : formatDateWithYear(to, language);
  return sentences.days(first, last);
}

/** `=0.003`, `<0.001`. */
export function pText(p: number): string {
  return p < 0.001 ? '<0.001' : `=${p.toFixed(3)}`;
}
