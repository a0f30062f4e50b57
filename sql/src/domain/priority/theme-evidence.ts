import { formatDay, parseDay } from '../calendar/day.js';
import type { Bitmap, Cube } from '../cube/cube.js';
import type { Counts, Weigh } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';
import { lastWholeDay } from '../metric/as-of.js';
import { measure } from '../metric/measure.js';
import { Z95 } from '../metric/method/method.js';
import { themeShares } from '../metric/theme-shares.js';

/** What is known of one theme in a period. */
export interface ThemeEvidence {
  readonly themeId: number;
  /** Items that mention it, and classified items with customer text. */
  readonly items: number;
  readonly voices: number;
  /** 95 % interval of items ÷ voices, clustered by person. */
  readonly shareInterval: readonly [number, number] | null;
  /** Share of CSAT lost where the theme is mentioned: CSAT of all − CSAT with it, −1 … 1; null when there are no scores. */
  readonly csatLoss: number | null;
  /** Standard error of `csatLoss`; 0 when unknown. */
  readonly csatLossError: number;
  /** Answers that the theme's CSAT stands on. */
  readonly csatN: number;
  /** Negative mentions ÷ mentions, 0 … 1, and how many mentions that are. */
  readonly negativeShare: number;
  readonly mentions: number;
  /**
   * Items in each of the weeks before the period, the earliest first: eight, or as many as the data reaches back; none while the
   * period has no whole day. A weekday that the period has less often counts less.
   */
  readonly weeksBefore: readonly number[];
  /** Items a week in the period's whole days; of a period shorter than a week, all of them. */
  readonly weekNow: number;
  /** Items not yet done ÷ items, 0 … 1. */
  readonly openShare: number;
  /** Set by a manager. */
  readonly goalFit: 0 | 0.5 | 1;
}

export interface EvidenceRequest {
  /** With both dates. Its themes are left out: all themes are ranked among each other. */
  readonly filter: Filter;
  readonly bitmap?: Bitmap;
  readonly weigh?: Weigh;
  readonly asOf: string;
  /** Theme id → what a manager set; 0 where nothing was set. */
  readonly goalFit?: ReadonlyMap<number, ThemeEvidence['goalFit']>;
}

/** How many weeks before the period a theme's rise is measured against. */
export const WEEKS_BEFORE = 8;

/**
 * Reads from a cube what the priority of every theme stands on. Themes without an item in the period are left out.
 * @throws RangeError when the filter lacks a date.
 */
export function themeEvidence(cube: Cube, request: EvidenceRequest): ThemeEvidence[] {
  const { bitmap, weigh = 'each', asOf } = request;
  const { theme: _, ...filter } = request.filter;
  if (filter.from === undefined || filter.to === undefined)
    throw new RangeError('theme priority needs a period with both dates');
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)];
  const before = { ...filter, from: formatDay(from - 7 * WEEKS_BEFORE), to: formatDay(from - 1) };
  const asked = { filter, ...(bitmap ? { bitmap } : {}), weigh, asOf };

  const shares = themeShares(cube, asked);
  const [tones, handling] = cube.countUnder(
    filter,
    [
      { by: ['theme', 'tone'], weigh },
      { by: ['theme', 'handling'], weigh },
    ],
    bitmap,
  );
  const [days] = cube.countUnder(before, [{ by: ['theme', 'day'], weigh }], bitmap);
  // a day that goes on would be compared with whole ones
  const end = Math.min(to, lastWholeDay(asOf, cube.manifest.timeZone));
  const wholeDays = Math.max(0, end - from + 1);
  const [whole] =
    end < to && wholeDays > 0
      ? cube.countUnder({ ...filter, to: formatDay(end) }, [{ by: ['theme'], weigh }], bitmap)
      : [];
  const [csatOfAll] = measure(cube, { ...asked, metric: 'csat' });
  const csatOf = new Map(
    measure(cube, { ...asked, metric: 'csat', by: 'theme' }).map((fact) => [fact.group?.key, fact]),
  );

  // a week that the data does not reach back to is no week without items
  const reach = Math.floor((from - (cube.extent?.[0] ?? from)) / 7);
  const weeksKnown = wholeDays === 0 ? 0 : Math.max(0, Math.min(WEEKS_BEFORE, reach));

  return shares.keys.flatMap((key, position) => {
    const estimate = shares.estimates[position];
    const items = Math.round((estimate?.value ?? 0) * (estimate?.n ?? 0));
    if (key === '-' || !estimate || items === 0) return [];
    const byTone = cellsOf(tones, key);
    const byHandling = cellsOf(handling, key);
    const mentions = sum([...byTone.values()]);
    const themeId = Number(key);
    return [
      {
        themeId,
        items,
        voices: estimate.n,
        shareInterval: estimate.interval,
        ...csatLoss(csatOfAll, csatOf.get(key)),
        negativeShare: mentions === 0 ? 0 : (byTone.get('negative') ?? 0) / mentions,
        mentions,
        weeksBefore: weeksOf(cellsOf(days, key), from, wholeDays).slice(WEEKS_BEFORE - weeksKnown),
        weekNow: (end < to ? itemsOf(whole, key) : items) / Math.max(1, Math.ceil(wholeDays / 7)),
        openShare:
          ((byHandling.get('open') ?? 0) + (byHandling.get('in_hand') ?? 0)) /
          Math.max(1, sum([...byHandling.values()])),
        goalFit: request.goalFit?.get(themeId) ?? 0,
      },
    ];
  });
}

/** Second key → items, of one row of a table. */
function cellsOf(counts: Counts | undefined, rowKey: string): ReadonlyMap<string, number> {
  const row = counts?.axes[0]?.keys.indexOf(rowKey) ?? -1;
  const columns = counts?.axes[1]?.keys ?? [];
  if (!counts || row < 0) return new Map();
  return new Map(columns.map((key, column) => [key, counts.values[row * columns.length + column] ?? 0]));
}

function itemsOf(counts: Counts | undefined, key: string): number {
  return counts?.values[counts.axes[0]?.keys.indexOf(key) ?? -1] ?? 0;
}

/** @param wholeDays of the period, whose weekdays are compared with the same ones */
function weeksOf(days: ReadonlyMap<string, number>, from: number, wholeDays: number): number[] {
  const weeks = Array.from({ length: WEEKS_BEFORE }, () => 0);
  for (const [date, items] of days) {
    const week = WEEKS_BEFORE - Math.ceil((from - parseDay(date)) / 7);
    const weekday = parseDay(date) - from + 7 * WEEKS_BEFORE;
    const times = Math.ceil((wholeDays - (weekday % 7)) / 7);
    weeks[week] = (weeks[week] ?? 0) + (items * Math.max(0, times)) / Math.max(1, Math.ceil(wholeDays / 7));
  }
  return weeks;
}

function csatLoss(
  all: Fact | undefined,
  own: Fact | undefined,
): Pick<ThemeEvidence, 'csatLoss' | 'csatLossError' | 'csatN'> {
  const csatN = own?.n ?? 0;
  if (all?.value == null || own?.value == null) return { csatLoss: null, csatLossError: 0, csatN };
  const [low, high] = own.interval ?? [own.value, own.value];
  // The theme's own answers are few beside all answers, so the error of the difference is nearly theirs.
  return { csatLoss: all.value - own.value, csatLossError: (high - low) / (2 * Z95), csatN };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
