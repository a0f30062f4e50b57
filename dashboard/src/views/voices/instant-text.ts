import type { Language } from '../../words/words.js';

/** `11/9(月)` or `Mon 9 Nov`; the year is added when it is not the one of `now`. */
export function dayText(iso: string, zone: string, language: Language, now: Date): string {
  const date = new Date(iso);
  const sameYear = yearOf(date, zone) === yearOf(now, zone);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  if (language === 'en')
    return partsText(
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', ...year }),
      date,
    );
  return partsText(
    new Intl.DateTimeFormat('ja-JP', { timeZone: zone, month: 'numeric', day: 'numeric', weekday: 'short', ...year }),
    date,
  );
}

/** `14:05` in the zone given. */
export function timeText(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** A local date (`2026-11-09`) as `11/9(月)`. */
export function dateText(date: string, language: Language, now: Date): string {
  return dayText(`${date}T00:00:00Z`, 'UTC', language, now);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `5 分前`, `in 2 hours`: how far an instant lies from now, in its largest whole unit; under a minute `now`. */
export function awayText(iso: string, language: Language, now: Date): string {
  const seconds = Math.round((Date.parse(iso) - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of STEPS)
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(0, 'second');
}

interface DurationWords {
  readonly seconds: (n: string) => string;
  readonly minutes: (n: string) => string;
  readonly hours: (n: string) => string;
  readonly days: (n: string) => string;
}

/** A duration in the unit in which people say it: `45 s`, `12 min`, `3.5 h`, `4 d`. */
export function durationText(seconds: number, words: DurationWords): string {
  if (seconds < 120) return words.seconds(String(Math.round(seconds)));
  if (seconds < 7_200) return words.minutes(String(Math.round(seconds / 60)));
  if (seconds < 172_800) return words.hours(tenth(seconds / 3_600));
  return words.days(tenth(seconds / 86_400));
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

const yearOf = (date: Date, zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(date);

const partsText = (format: Intl.DateTimeFormat, date: Date): string => format.format(date).replace(',', '');
