import { formatDay, parseDay } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import type { Filter } from '../filter.js';
import { themeEvidence } from '../priority/theme-evidence.js';
import { priorityTerms, type PriorityTerms } from '../priority/theme-priority.js';
import { themeShares } from '../metric/theme-shares.js';
import type { Asked } from './analysis.js';
import { isOfLevel, type ThemeLevel } from './theme-level.js';

export interface ThemeHistoryParams {
  /** Default `leaf`. */
  readonly level?: ThemeLevel;
  /** Default 13. */
  readonly weeks?: number;
}

export interface ThemeHistoryAnswer {
  /** Seven days each, the last one ends with the period; the earliest first. Weeks before the data begins are left out. */
  readonly weeks: readonly { readonly from: string; readonly to: string }[];
  readonly themes: readonly {
    readonly themeId: number;
    /** Share of voices in each week; null in a week without voices. */
    readonly shares: readonly (number | null)[];
    /**
     * The terms as they stood at the end of each week, counted over `windowDays` up to it; null where the data does not reach back,
     * all 0 where nobody mentioned the theme. The goal fit is 0 throughout, and what is open is what is open now.
     */
    readonly terms: readonly (PriorityTerms | null)[];
  }[];
  readonly windowDays: number;
}

const WEEKS = 13;
const MOST_WEEKS = 52;
/** A score is judged over the length of the period, or over four weeks of a longer one: else "for weeks" would be one long week. */
const MOST_WINDOW_DAYS = 28;
const NOT_MENTIONED: PriorityTerms = { frequency: 0, impact: 0, urgency: 0, goalFit: 0 };

/**
 * How the themes of a period came to where they are: share by week, and the terms of the formula at the end of each.
 * @throws RangeError when the filter lacks a date or the weeks are not 1 … 52
 */
export function themeHistory(
  cube: Cube,
  asked: Asked,
  { level = 'leaf', weeks = WEEKS }: ThemeHistoryParams,
): ThemeHistoryAnswer {
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS) throw new RangeError('weeks must be 1 … 52');
  const { theme: _, ...filter } = asked.filter;
  if (filter.from === undefined || filter.to === undefined)
    throw new RangeError('the history of themes needs a period with both dates');
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)];
  const windowDays = Math.min(MOST_WINDOW_DAYS, to - from + 1);
  const first = cube.extent?.[0] ?? to + 1;
  const ends = Array.from({ length: weeks }, (_week, at) => to - 7 * (weeks - 1 - at)).filter(
    (end) => end - 6 >= first,
  );
  const during = (length: number, end: number): Filter => ({
    ...filter,
    from: formatDay(end - length + 1),
    to: formatDay(end),
  });
  const fits = isOfLevel(cube.manifest.themes, level);
  const shares = ends.map((end) => {
    const { keys, estimates } = themeShares(cube, { ...asked, filter: during(7, end) });
    return new Map(keys.map((key, at) => [Number(key), estimates[at]?.n ? (estimates[at].value ?? 0) : null]));
  });
  const terms = ends.map((end) => {
    if (end - windowDays + 1 < first) return null;
    const evidence = themeEvidence(cube, { ...asked, filter: during(windowDays, end) });
    return new Map(evidence.map((theme) => [theme.themeId, priorityTerms(theme)]));
  });
  return {
    weeks: ends.map((end) => ({ from: formatDay(end - 6), to: formatDay(end) })),
    themes: cube.manifest.themes
      .filter(({ id }) => fits(id))
      .map(({ id }) => ({
        themeId: id,
        shares: shares.map((week) => week.get(id) ?? null),
        terms: terms.map((week) => week && (week.get(id) ?? NOT_MENTIONED)),
      })),
    windowDays,
  };
}
