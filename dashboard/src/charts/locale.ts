import type { NumberLocale, TimeLocale } from 'vega';
import type { Language } from '../words/words.js';

interface ChartLocale {
  readonly number: NumberLocale;
  readonly time: TimeLocale;
}

const NUMBER: NumberLocale = { decimal: '.', thousands: ',', grouping: [3], currency: ['¥', ''] };

const made = new Map<Language, ChartLocale>();

/** Vega's locales. Week and month names come from Intl, so that no list of ours can be wrong. */
export function chartLocale(language: Language): ChartLocale {
  // made once: Intl takes longer over these names than a chart takes to be drawn
  const locale = made.get(language) ?? makeLocale(language);
  made.set(language, locale);
  return locale;
}

function makeLocale(language: Language): ChartLocale {
  const tag = language === 'ja' ? 'ja-JP' : 'en-GB';
  const month = (style: 'long' | 'short'): string[] =>
    Array.from({ length: 12 }, (_, at) =>
      new Intl.DateTimeFormat(tag, { month: style, timeZone: 'UTC' }).format(Date.UTC(2024, at, 15)),
    );
  const day = (style: 'long' | 'short'): string[] =>
    // 7 January 2024 was a Sunday, where d3's weeks begin.
    Array.from({ length: 7 }, (_, at) =>
      new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 7 + at)),
    );
  const [d0 = '', d1 = '', d2 = '', d3 = '', d4 = '', d5 = '', d6 = ''] = day('long');
  const [s0 = '', s1 = '', s2 = '', s3 = '', s4 = '', s5 = '', s6 = ''] = day('short');
  const twelve = (names: string[]): TimeLocale['months'] => {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = '', k = '', l = ''] = names;
    return [a, b, c, d, e, f, g, h, i, j, k, l];
  };
  const ja = language === 'ja';
  return {
    number: NUMBER,
    time: {
      dateTime: ja ? '%Y/%-m/%-d %H:%M' : '%-d %b %Y %H:%M',
      date: ja ? '%Y/%-m/%-d' : '%-d %b %Y',
      time: '%H:%M',
      periods: ja ? ['午前', '午後'] : ['am', 'pm'],
      days: [d0, d1, d2, d3, d4, d5, d6],
      shortDays: [s0, s1, s2, s3, s4, s5, s6],
      months: twelve(month('long')),
      shortMonths: twelve(month('short')),
    },
  };
}
