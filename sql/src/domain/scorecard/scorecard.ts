import type { Asked } from '../analysis/analysis.js';
import { formatDay, parseDay, startOfMonth, startOfWeek } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import { metricRead } from '../drivers/observations.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';
import { compare, type Difference } from '../metric/difference.js';
import { measure } from '../metric/measure.js';
import { metricById } from '../metric/registry.js';
import { MEASURES, type CriterionId, type CriterionMeasure, type MeasureId } from './criteria.js';

export const SCORED_BY = ['team', 'product', 'channel'] as const;
export type ScoredBy = (typeof SCORED_BY)[number];

/** Rows shown at most: the largest. */
const MOST_ROWS = 40;

export interface ScorecardParams {
  readonly by: ScoredBy;
  /** Local dates, inclusive; null when nothing is compared. */
  readonly before: { readonly from: string; readonly to: string } | null;
  /** The course over time: from this local date to the end of the filter. */
  readonly since: string;
  readonly grain: 'week' | 'month';
  /** Themes that stand in for starter themes which the tree has lost: key → theme id. */
  readonly standIns?: readonly (readonly [key: string, themeId: number])[];
}

export interface ScorePoint {
  /** First day of the week or month. */
  readonly date: string;
  readonly n: number;
  /** Null below the metric's minimum. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}

export interface ScoreCell {
  readonly now: Fact;
  readonly before: Fact | null;
  readonly change: Difference | null;
  /** In order of time, without gaps. */
  readonly course: readonly ScorePoint[];
}

export interface ScoredMeasure {
  readonly id: MeasureId;
  readonly criterion: CriterionId;
  readonly metric: string;
  readonly direction: 'up' | 'down';
  /** Themes that are counted, for a share of themes. */
  readonly themeIds: readonly number[];
  /** Keys of starter themes that the tree no longer has and nothing stands in for. */
  readonly lost: readonly string[];
}

export interface Scorecard {
  readonly measures: readonly ScoredMeasure[];
  /** All together first (key null), then the largest; "none" (`-`) last. Cells stand in the order of the measures; null without n. */
  readonly rows: readonly {
    readonly key: string | null;
    readonly items: number;
    readonly cells: readonly (ScoreCell | null)[];
  }[];
}

/**
 * The six quality criteria for each team, product or channel. Combined themes are one share of items with any of them,
 * never a sum of shares, since one item may complain of both. The filter's themes hold for everything but these shares:
 * a share of themes takes its own themes in their place.
 * @throws RangeError for an unknown dimension, dates that are none, or a filter without an end
 */
export function scorecard(cube: Cube, asked: Asked, params: ScorecardParams): Scorecard {
  const { by, before } = params;
  if (!SCORED_BY.includes(by)) throw new RangeError(`by must be one of ${SCORED_BY.join(', ')}, not "${String(by)}"`);
  const { filter } = asked;
  const [volumes] = cube.countUnder(
    filter,
    [{ by: [by], ...(asked.weigh ? { weigh: asked.weigh } : {}) }],
    asked.bitmap,
  );
  const keys = largest(volumes?.axes[0]?.keys ?? [], volumes?.values ?? new Int32Array(0));
  const measures = MEASURES.map((entry) => scoredMeasure(cube, entry, params.standIns ?? []));
  const columns = measures.map((entry) => {
    // A share of lost themes would be a share of nothing, which looks like a perfect score.
    if (entry.metric === 'theme_share' && entry.themeIds.length === 0) return () => null;
    const own = (dates: Filter): Filter => ({
      ...filter,
      ...dates,
      ...(entry.themeIds.length > 0 ? { theme: entry.themeIds.map(String) } : {}),
    });
    const now = factsBy(cube, asked, own({}), entry.metric, by);
    const previous = before && factsBy(cube, asked, own(before), entry.metric, by);
    const courses = coursesBy(cube, asked, own({ from: params.since }), entry.metric, params);
    return (key: string | null): ScoreCell | null => {
      const fact = now.get(key);
      if (!fact || fact.n === 0) return null;
      const earlier = previous?.get(key) ?? null;
      return { now: fact, before: earlier, change: earlier && compare(fact, earlier), course: courses.get(key) ?? [] };
    };
  });
  const items = (key: string | null): number =>
    key === null ? (volumes?.total ?? 0) : (volumes?.values[volumes.axes[0]?.keys.indexOf(key) ?? -1] ?? 0);
  return {
    measures,
    rows: [null, ...keys].map((key) => ({ key, items: items(key), cells: columns.map((cellOf) => cellOf(key)) })),
  };
}

function scoredMeasure(
  cube: Cube,
  { id, criterion, metric, direction, themeKeys }: CriterionMeasure,
  standIns: NonNullable<ScorecardParams['standIns']>,
): ScoredMeasure {
  const ids = new Map(cube.manifest.themes.map((theme) => [theme.key, theme.id]));
  const known = new Set(ids.values());
  const found = themeKeys.map((key) => {
    const standIn = standIns.find(([lost]) => lost === key)?.[1];
    return { key, id: ids.get(key) ?? (standIn !== undefined && known.has(standIn) ? standIn : null) };
  });
  return {
    id,
    criterion,
    metric,
    direction,
    themeIds: [...new Set(found.flatMap((entry) => entry.id ?? []))],
    lost: found.flatMap(({ key, id: themeId }) => (themeId === null ? [key] : [])),
  };
}

/** Keys that have items, the largest first, "none" last. */
function largest(keys: readonly string[], items: Int32Array): string[] {
  const found = [...keys.keys()].filter((at) => (items[at] ?? 0) > 0 && keys[at] !== '-');
  const sorted = found.toSorted((a, b) => (items[b] ?? 0) - (items[a] ?? 0)).slice(0, MOST_ROWS);
  const none = keys.indexOf('-');
  return [...sorted.map((at) => keys[at] ?? ''), ...((items[none] ?? 0) > 0 ? ['-'] : [])];
}

/** The fact of all (key null) and of each group. */
function factsBy(
  cube: Cube,
  asked: Asked,
  filter: Filter,
  metric: string,
  by: ScoredBy,
): ReadonlyMap<string | null, Fact> {
  const request = { ...asked, filter, metric };
  const facts = [...measure(cube, request), ...measure(cube, { ...request, by })];
  return new Map(facts.map((fact) => [fact.group?.key ?? null, fact]));
}

/** The course of all (key null) and of each group over time, in one walk. */
function coursesBy(
  cube: Cube,
  asked: Asked,
  filter: Filter,
  metricId: string,
  { by, grain }: ScorecardParams,
): ReadonlyMap<string | null, readonly ScorePoint[]> {
  const metric = metricById(metricId);
  const variant = metric.variants[0]?.id ?? '';
  const dates = bucketsOf(filter, grain, cube.manifest.weekStart);
  const except = metric.amongAllThemes ? (['theme'] as const) : [];
  const selection = cube.select({ filter, bitmap: asked.bitmap, weigh: asked.weigh, except, by });
  const buckets = dates.starts.length;
  const sums = metric.method(variant)((selection.keys.length + 1) * buckets);
  const reader = metricRead(cube, metric, variant, asked.asOf);
  selection.each((batch) => {
    const read = reader(batch);
    const { day } = batch.columns;
    for (let i = 0; i < batch.count; i++) {
      const row = batch.rows[i] ?? 0;
      const value = read(row);
      const bucket = dates.of[(day[row] ?? 0) - dates.first] ?? -1;
      if (value !== value || bucket < 0) continue;
      const person = batch.repeatedPerson(row);
      sums.add(bucket, value, person);
      sums.add(((batch.groups[i] ?? 0) + 1) * buckets + bucket, value, person);
    }
  });
  const course = (group: number): ScorePoint[] =>
    dates.starts.map((date, bucket) => {
      const { n, value, interval } = sums.estimate(group * buckets + bucket);
      const enough = n >= metric.minimumN;
      return { date, n, value: enough ? value : null, interval: enough ? interval : null };
    });
  return new Map([
    [null, course(0)] as const,
    ...selection.keys.map((key, group): readonly [string, ScorePoint[]] => [key, course(group + 1)]),
  ]);
}

interface Buckets {
  readonly first: number;
  /** Day − first → position. */
  readonly of: Int16Array;
  readonly starts: readonly string[];
}

function bucketsOf({ from, to }: Filter, grain: 'week' | 'month', weekStart: number): Buckets {
  if (from === undefined || to === undefined) throw new RangeError('the scorecard needs a period with both dates');
  const [first, last] = [parseDay(from), parseDay(to)];
  const starts: string[] = [];
  const of = new Int16Array(Math.max(0, last - first + 1));
  let current = Number.NaN;
  for (let day = first; day <= last; day++) {
    const start = grain === 'week' ? startOfWeek(day, weekStart) : startOfMonth(day);
    if (start !== current) starts.push(formatDay(start));
    current = start;
    of[day - first] = starts.length - 1;
  }
  return { first, of, starts };
}
