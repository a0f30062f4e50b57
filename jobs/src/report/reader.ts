import { findingText } from '@koe/dashboard/words/finding-text';
import { metricName, subjectName, unitOf, valueName } from '@koe/dashboard/words/finding-names';
import { formatChange, formatCount, formatSignedShare, formatValue } from '@koe/dashboard/words/format';
import { parseDay, weekdayOf } from '@koe/sql/domain/calendar/day';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import type { Finding } from '@koe/sql/domain/finding/finding';
import type { NamedFact, NamedValue } from '@koe/sql/domain/finding/frozen-fact';
import type { Difference } from '@koe/sql/domain/metric/difference';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { PrintLanguage } from '@koe/sql/queries/edition/edition-print';
import { paperEn } from './paper.en.js';
import { paperJa, type Paper } from './paper.ja.js';

const PAPER: Readonly<Record<PrintLanguage, Paper>> = { ja: paperJa, en: paperEn };
const WEEKDAYS = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** How a change is said: in one piece, or its two lines apart. */
export interface Change {
  readonly amount: string;
  /** '' without an interval. */
  readonly range: string;
  readonly clear: boolean;
}

/** One report in one language: its numbers, names and days as they are read. */
export class Reader {
  readonly words: Paper;

  /** @param base address of the installation, without a slash at its end; null where nobody can reach it from a report */
  constructor(
    readonly content: EditionContent,
    readonly hash: string,
    readonly language: PrintLanguage,
    readonly base: string | null = null,
  ) {
    this.words = PAPER[language];
  }

  name(name: Bilingual): string {
    return name[this.language] || name.ja || name.en;
  }

  sentence(finding: Finding): string {
    return findingText(finding, this.language);
  }

  metric(fact: Pick<NamedFact, 'metric' | 'variant'>): string {
    return metricName(fact, this.language);
  }

  value(value: NamedValue): string {
    return valueName(value, this.language);
  }

  subject(of: readonly NamedValue[]): string {
    return subjectName(of, this.language);
  }

  count(value: number): string {
    return formatCount(value, this.language);
  }

  share(value: number, digits = 0): string {
    return `${(value * 100).toFixed(digits)}%`;
  }

  /** A fact's value; "not enough data" below its minimum. */
  number(fact: NamedFact): string {
    if (fact.value === null) return this.words.notEnough(this.count(fact.n));
    return formatValue(fact.value, unitOf(fact.metric), this.language);
  }

  amount(metric: string, value: number): string {
    return formatValue(value, unitOf(metric), this.language);
  }

  /** `52.0%〜61.1%`; '' without an interval. */
  interval(fact: NamedFact): string {
    if (fact.interval === null || fact.value === null) return '';
    const unit = unitOf(fact.metric);
    const [low, high] = fact.interval.map((end) => formatValue(end, unit, this.language));
    return this.words.range(low ?? '', high ?? '');
  }

  /** A change and its interval; "no clear change" when that spans zero; counts, which have no interval, in percent. */
  change(before: NamedFact, { difference, interval, clear }: Difference): Change {
    if (difference === null) return { amount: '–', range: '', clear: false };
    const unit = unitOf(before.metric);
    const isCount = unit === 'items' || unit === 'people';
    const base = before.value ?? 0;
    const say = (value: number): string =>
      isCount && base > 0 ? formatSignedShare(value / base, this.language) : formatChange(value, unit, this.language);
    if (interval === null) return { amount: say(difference), range: '', clear: false };
    const range = this.words.range(say(interval[0]), say(interval[1]));
    return { amount: clear ? say(difference) : this.words.noChange, range, clear };
  }

  /** Whether a change is for the better; null where neither way is good, or it is not clear. */
  isGood(metric: string, { difference, clear }: Difference): boolean | null {
    const { direction } = metricById(metric);
    if (!clear || difference === null || direction === 'none') return null;
    return direction === 'up' ? difference > 0 : difference < 0;
  }

  /** 11/9(月), 9 Nov. */
  day(on: string): string {
    const [, month = '1', date = '1'] = on.split('-').map((part) => String(Number(part)));
    if (this.language === 'en') return `${date} ${MONTHS[Number(month) - 1] ?? ''}`;
    return `${month}/${date}(${WEEKDAYS.ja[weekdayOf(parseDay(on)) - 1] ?? ''})`;
  }

  shortDay(on: string): string {
    const [, month = '1', date = '1'] = on.split('-').map((part) => String(Number(part)));
    return this.language === 'en' ? `${date} ${MONTHS[Number(month) - 1] ?? ''}` : `${month}/${date}`;
  }

  days({ from, to }: { readonly from: string; readonly to: string }): string {
    return this.language === 'ja' ? `${this.day(from)}〜${this.day(to)}` : `${this.day(from)} – ${this.day(to)}`;
  }

  /** With its year. */
  week(): string {
    const { from, to } = this.content.header.week;
    return this.language === 'ja'
      ? `${from.slice(0, 4)}年 ${this.days({ from, to })}`
      : `${this.days({ from, to })} ${to.slice(0, 4)}`;
  }

  /** The instant of the as-of in the organisation's zone, to the minute. */
  asOf(): string {
    const { asOf, timeZone } = this.content.header.stamp;
    const at = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
      new Date(asOf),
    );
    return this.words.asOf(at, timeZone);
  }

  /** Opens the voices behind a number. */
  voices(filter: Filter): string | undefined {
    return this.url(`/voices?${filterParams(filter).toString()}`);
  }

  url(path: string): string | undefined {
    return this.base === null ? undefined : `${this.base}${path}`;
  }
}
