import type { Unit } from '../metric/metric.js';

/** How minutes write numbers and days: a frozen text must not hang on what a screen's format becomes later. */

export type Language = 'ja' | 'en';

const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const;

export function sayShare(share: number, language: Language): string {
  return `${number(share * 100, language, 1)}${language === 'ja' ? '%' : ' %'}`;
}

export function sayCount(count: number, language: Language): string {
  return number(count, language, 0);
}

/** A metric's value in its unit. */
export function sayValue(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return sayShare(value, language);
  if (unit === 'score') return number(value, language, 2);
  if (unit === 'seconds')
    return language === 'ja' ? `${number(value, language, 0)}秒` : `${number(value, language, 0)} s`;
  if (unit === 'points') return signed(value, language, 0);
  return sayCount(value, language);
}

/** A difference in a metric's unit, signed; shares in percentage points. */
export function sayChange(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return signed(value * 100, language, 1) + (language === 'ja' ? 'pt' : ' pp');
  if (unit === 'seconds') return signed(value, language, 0) + (language === 'ja' ? '秒' : ' s');
  return signed(value, language, unit === 'score' ? 2 : 0);
}

/** 2026年11月9日(月), Mon, 9 Nov 2026. @param date local, YYYY-MM-DD */
export function sayDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${date}T12:00:00Z`));
}

function number(value: number, language: Language, digits: number): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

function signed(value: number, language: Language, digits: number): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(value);
}
