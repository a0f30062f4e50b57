import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Caption } from '../../charts/picture/layout.js';
import { filters } from '../../state/filter.svelte.js';
import { filterDimensions } from '../../state/filter-options.js';
import { filterWords } from '../../state/filter-words.js';
import { language } from '../../state/language.svelte.js';
import { manifest } from '../../state/manifest.svelte.js';
import { period } from '../../state/period.svelte.js';
import { formatCount, formatInstantWithYear, formatPeriod } from '../../words/format.js';
import { mixedColour } from './mixed-colour.js';

/** Local dates, inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The name of a colour: a token of the theme (`--complaint`), laid on in part where `strength` (0 … 1) is below 1. */
export interface ColourKey {
  readonly label: string;
  readonly colour: string;
  readonly strength?: number;
}

/** What a figure says of itself. */
export interface FigureWords {
  readonly title: string;
  /** What it is of, where the screen says so and not the title: a metric, a theme. */
  readonly about: string;
  /** The days that are drawn, where they are not those of the period in view. */
  readonly period: Days | null;
  /** The days that these are compared with. */
  readonly versus: Days | null;
  readonly note: string;
  readonly n: number | undefined;
  readonly keys: readonly ColourKey[];
}

/** The period in view as local dates; null while nothing is known. */
export function shownPeriod(): Days | null {
  const shown = period.current;
  return shown && { from: formatDay(shown.from), to: formatDay(shown.to) };
}

/** The title that a figure has where it stands alone. */
export function pictureTitle({ title, about }: Pick<FigureWords, 'title' | 'about'>): string {
  return about === '' ? title : language.words.share.titleOf(about, title);
}

/** The caption of a picture taken now: title, filter, n, date and zone as the screen has them. */
export function captionOf(figure: FigureWords): Caption {
  const { note, n, keys, versus } = figure;
  const words = language.words.share;
  const lang = language.current;
  const data = manifest.value;
  const dates = figure.period ?? shownPeriod();
  const chips = data ? filterWords(filters.current, filterDimensions(data, language.words, lang), language.words) : [];
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    title: pictureTitle(figure),
    note,
    filter: [
      dates ? formatPeriod(dates.from, dates.to, lang) : '',
      ...(versus ? [words.versus(formatPeriod(versus.from, versus.to, lang))] : []),
      ...(chips.length > 0 ? chips : [words.noFilter]),
    ],
    keys: keys.map(({ label, colour, strength = 1 }) => ({
      label,
      colour: strength < 1 ? mixedColour(token(colour), token('--bg'), strength) : token(colour),
    })),
    foot: [
      n === undefined ? '' : words.n(formatCount(n, lang)),
      data ? words.asOf(formatInstantWithYear(data.asOf, data.timeZone, lang), data.timeZone) : '',
      'Koe',
    ],
  };
}
