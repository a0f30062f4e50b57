import type { TrendGrain } from '@koe/sql/domain/trend/trend';
import { formatDate } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** A day, week or month by its first date, in words: 11/9(月), 11/9(月)の週, 2026年11月. */
export function periodName(date: string, grain: TrendGrain, language: Language, words: Words): string {
  return words.trends.period[grain](dateWords(date, grain, language));
}

/** The same as the time at which something was: "in the week of Mon 9 Nov". */
export function duringPeriod(date: string, grain: TrendGrain, language: Language, words: Words): string {
  return words.trends.during[grain](dateWords(date, grain, language));
}

function dateWords(date: string, grain: TrendGrain, language: Language): string {
  if (grain !== 'month') return formatDate(date, language);
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  const style = language === 'ja' ? 'long' : 'short';
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: style, timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
