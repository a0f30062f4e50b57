import type { Unit } from '@koe/sql/domain/metric/metric';
import type { Language } from './words.js';

/** Numbers and dates as people read them. Pure; formatters are made once per language. */

const LOCALE: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language}${JSON.stringify(options)}`;
  const found = cache.get(key);
  if (found instanceof Intl.NumberFormat) return found;
  const made = new Intl.NumberFormat(LOCALE[language], options);
  cache.set(key, made);
  return made;
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${language}${JSON.stringify(options)}`;
  const found = cache.get(key);
  if (found instanceof Intl.DateTimeFormat) return found;
  const made = new Intl.DateTimeFormat(LOCALE[language], options);
  cache.set(key, made);
  return made;
}

/** 12,345 */
export function formatCount(value: number, language: Language): string {
  return numbers(language, { maximumFractionDigits: 0 }).format(value);
}

/** A share 0 … 1 as 43.2%; whole percents where a tenth would pretend precision (`digits` 0). */
export function formatShare(value: number, language: Language, digits = 1): string {
  return numbers(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

/** A relative change as +12%, −3% or 0%. */
export function formatSignedShare(value: number, language: Language): string {
  return numbers(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);
}

/** Seconds as the two largest units: 4分10秒, 2 h 5 min. */
export function formatSeconds(value: number, language: Language): string {
  const units = language === 'ja' ? ['日', '時間', '分', '秒'] : [' d', ' h', ' min', ' s'];
  const sizes = [86_400, 3600, 60, 1];
  const parts: string[] = [];
  let rest = Math.round(Math.abs(value));
  sizes.forEach((size, at) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(`${String(count)}${units[at] ?? ''}`);
  });
  return (value < 0 ? '−' : '') + (parts.length > 0 ? parts.join(language === 'ja' ? '' : ' ') : `0${units[3] ?? ''}`);
}

/** A metric's value in its unit. Shares are 0 … 1. */
export function formatValue(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return formatShare(value, language);
  if (unit === 'points')
    return numbers(language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);
  if (unit === 'score') return numbers(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  if (unit === 'seconds') return formatSeconds(value, language);
  return formatCount(value, language);
}

/** A difference in a metric's unit, always signed: shares in percentage points. */
export function formatChange(value: number, unit: Unit, language: Language): string {
  const digits = unit === 'share' || unit === 'score' ? 1 : 0;
  const scaled = unit === 'share' ? value * 100 : value;
  if (unit === 'seconds') return (value > 0 ? '+' : '') + formatSeconds(value, language);
  const text = numbers(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: unit === 'score' ? 2 : digits,
    signDisplay: 'exceptZero',
  }).format(scaled);
  return unit === 'share' ? text + (language === 'ja' ? 'pt' : ' pp') : text;
}

/** A difference of shares in percentage points with two digits, always signed: +1.25pt, −0.10 pp. */
export function formatPoints(points: number, language: Language): string {
  const text = numbers(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return text.format(points) + (language === 'ja' ? 'pt' : ' pp');
}

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** A local date `YYYY-MM-DD`: 11/9(月), Mon 9 Nov. */
export function formatDate(date: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions =
    language === 'ja'
      ? { month: 'numeric', day: 'numeric', weekday: 'short', timeZone: 'UTC' }
      : { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' };
  return dates(language, options).format(noon(date)).replace(',', '');
}

/** The same with its year: 2026/11/9(月), Mon 9 Nov 2026. */
export function formatDateWithYear(date: string, language: Language): string {
  return language === 'ja'
    ? `${date.slice(0, 4)}/${formatDate(date, language)}`
    : `${formatDate(date, language)} ${date.slice(0, 4)}`;
}

/** Two local dates, inclusive; the year is named once, or twice when it changes. */
export function formatPeriod(from: string, to: string, language: Language): string {
  if (from === to) return formatDateWithYear(from, language);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = language === 'ja' || !sameYear ? formatDateWithYear(from, language) : formatDate(from, language);
  const last = language === 'ja' && sameYear ? formatDate(to, language) : formatDateWithYear(to, language);
  return `${first} – ${last}`;
}

/** The same with its year: 2026/11/9(月) 14:05, Mon 9 Nov 2026 14:05. */
export function formatInstantWithYear(instant: string, timeZone: string, language: Language): string {
  const year = dates(language, { year: 'numeric', timeZone }).format(new Date(instant)).replace(/\D/g, '');
  const text = formatInstant(instant, timeZone, language);
  return language === 'ja' ? `${year}/${text}` : text.replace(/ (\d\d:\d\d)$/, ` ${year} $1`);
}

/** An instant in a zone: 11/9(月) 14:05, Mon 9 Nov 14:05. */
export function formatInstant(instant: string, timeZone: string, language: Language): string {
  const at = new Date(instant);
  const time = dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  const options: Intl.DateTimeFormatOptions = {
    month: language === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone,
  };
  return `${dates(language, options).format(at).replace(',', '')} ${time}`;
}
