import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Caption } from '../../charts/picture/layout.js';
import { filters } from '../../state/filter.svelte.js';
import { filterDimensions } from '../../state/filter-options.js';
import { filterWords } from '../../state/filter-words.js';
import { language } from '../../state/language.svelte.js';
import { manifest } from '../../state/manifest.svelte.js';
import { period } from '../../state/period.svelte.js';
import { formatCount, formatInstantWithYear, formatPeriod } from '../../words/format.js';

/** What a figure says of itself; `colour` of a key is a token of the theme (`--complaint`). */
export interface FigureWords {
  readonly title: string;
  readonly note: string;
  readonly n: number | undefined;
  readonly keys: readonly { readonly label: string; readonly colour: string }[];
}

/** The period in view as local dates; null while nothing is known. */
export function shownPeriod(): { readonly from: string; readonly to: string } | null {
  const shown = period.current;
  return shown && { from: formatDay(shown.from), to: formatDay(shown.to) };
}

/** The caption of a picture taken now: title, filter, n, date and zone as the screen has them. */
export function captionOf({ title, note, n, keys }: FigureWords): Caption {
  const words = language.words.share;
  const lang = language.current;
  const about = manifest.value;
  const dates = shownPeriod();
  const chips = about
    ? filterWords(filters.current, filterDimensions(about, language.words, lang), language.words)
    : [];
  const style = getComputedStyle(document.documentElement);
  return {
    title,
    note,
    filter: [dates ? formatPeriod(dates.from, dates.to, lang) : '', ...(chips.length > 0 ? chips : [words.noFilter])],
    keys: keys.map(({ label, colour }) => ({ label, colour: style.getPropertyValue(colour).trim() })),
    foot: [
      n === undefined ? '' : words.n(formatCount(n, lang)),
      about ? words.asOf(formatInstantWithYear(about.asOf, about.timeZone, lang), about.timeZone) : '',
      'Koe',
    ],
  };
}
