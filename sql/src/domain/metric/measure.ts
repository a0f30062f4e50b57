import type { Bitmap, Cube } from '../cube/cube.js';
import type { SelectRequest } from '../cube/kernel/selection.js';
import type { Weigh } from '../cube/query.js';
import type { Fact } from '../fact.js';
import { splitValues, type Filter } from '../filter.js';
import { ancestorsOf } from '../theme.js';
import { lastWholeDay } from './as-of.js';
import { groupFilter, periodOf, type GroupBy } from './evidence.js';
import { NOTHING, type Estimate } from './method/method.js';
import type { Metric, Scale } from './metric.js';
import { metricById } from './registry.js';
import { themeShares } from './theme-shares.js';

export interface MeasureRequest {
  /** Metric id of the registry. */
  readonly metric: string;
  /** Variant id; absent for the metric's default. `rating` takes a scale (`1-5`), `ces` also `mean:1-7`. */
  readonly variant?: string;
  readonly filter: Filter;
  /** Needed when the filter has `q`. */
  readonly bitmap?: Bitmap;
  /** One fact per key that has n > 0; default one fact in all. */
  readonly by?: 'none' | GroupBy;
  /**
   * What "now" is for metrics that wait (ripeness, open tickets): a local date `YYYY-MM-DD` means its end, an ISO instant
   * means that instant in the manifest's time zone.
   */
  readonly asOf: string;
  /** Near-duplicates. Default `each`. */
  readonly weigh?: Weigh;
}

/** An estimate of one group under one variant. */
interface Result {
  readonly key: string;
  readonly variant: string;
  readonly estimate: Estimate;
}

/**
 * Computes a metric over a cube; independent of the cube's own filter. Without `by` exactly one fact (for `rating`, and the
 * mean of CES, one per scale found, since scales are never merged); with `by` one per key in drawing order.
 * @throws RangeError for an unknown metric, variant or dimension.
 */
export function measure(cube: Cube, request: MeasureRequest): Fact[] {
  const metric = metricById(request.metric);
  const by = request.by === 'none' ? undefined : request.by;
  const asked: SelectRequest = { filter: request.filter, bitmap: request.bitmap, weigh: request.weigh, by };
  const [variant, scale] = variantOf(metric, request.variant);
  const results =
    metric.amongAllThemes && by === 'theme'
      ? shareResults(cube, asked)
      : groupResults(cube, metric, variant, scale, asked, request.asOf);
  const shown = by === 'theme' ? results.filter(({ key }) => isAskedTheme(cube, request.filter, key)) : results;
  return shown.map((result) => factOf(metric, result, request.filter, by));
}

/** Splits the variant into the metric's own and the scale asked for. @throws RangeError for one that the metric does not have */
export function variantOf(metric: Metric, asked: string | undefined): readonly [variant: string, scale: string | null] {
  const first = metric.variants[0]?.id ?? '';
  if (asked === undefined || asked === first) return [first, null];
  if (metric.variants.length === 0 && metric.scale?.('')) return ['', asked];
  const [id = '', scale] = asked.split(':');
  const known = metric.variants.some((variant) => variant.id === id);
  if (!known || (scale !== undefined && !metric.scale?.(id)))
    throw new RangeError(`${metric.id} has no variant "${asked}"`);
  return [id, scale ?? null];
}

/** Estimates by group, with n > 0 where there is a `by`; the metric's minimum n is not applied yet. @param askedScale null for all */
export function groupResults(
  cube: Cube,
  metric: Metric,
  variant: string,
  askedScale: string | null,
  asked: SelectRequest,
  asOf: string,
): Result[] {
  const { scales } = cube.manifest.labels;
  const scaleColumn = metric.scale?.(variant) ?? null;
  const summed = scaleColumn ? null : sumResults(cube, metric, variant, asked, asOf);
  if (summed) return asked.by === undefined ? summed : summed.filter(({ estimate }) => estimate.n > 0);
  const slots = scaleColumn ? scales.length + 1 : 1;
  const selection = cube.select({ ...asked, ...(metric.amongAllThemes ? { except: ['theme'] } : {}) });
  const sums = metric.method(variant)(selection.keys.length * slots);
  const context = {
    variant,
    lastWholeDay: lastWholeDay(asOf, cube.manifest.timeZone),
    scaleOf: (code: number): Scale | undefined => scales[code - 1],
  };
  selection.each(({ columns, rows, groups, count, hasTheme, matchesTheme, repeatedPerson }) => {
    const read = metric.read(columns, { ...context, hasTheme, matchesTheme });
    const scaleCodes = scaleColumn ? columns[scaleColumn] : null;
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      const value = read(row);
      // NaN is the one value that differs from itself.
      if (value !== value) continue;
      const slot = scaleCodes ? (scaleCodes[row] ?? 0) : 0;
      if (slot < slots) sums.add((groups[i] ?? 0) * slots + slot, value, repeatedPerson(row));
    }
  });
  const results: Result[] = [];
  selection.keys.forEach((key, group) => {
    for (let slot = 0; slot < slots; slot++) {
      const scale = scales[slot - 1];
      const name = scale ? `${scale.min}-${scale.max}` : null;
      const estimate = sums.estimate(group * slots + slot);
      if (scaleColumn && (name === null || estimate.n === 0 || (askedScale !== null && name !== askedScale))) continue;
      results.push({ key, variant: [variant, name ?? ''].filter((part) => part !== '').join(':'), estimate });
    }
  });
  if (asked.by !== undefined) return results.filter(({ estimate }) => estimate.n > 0);
  const nothing = { key: '', variant: askedScale ?? variant, estimate: { n: 0, value: null, interval: null } };
  return results.length > 0 ? results : [nothing];
}

/** From sums made beforehand; null where they do not help. */
function sumResults(
  cube: Cube,
  metric: Metric,
  variant: string,
  { filter, weigh, by }: SelectRequest,
  asOf: string,
): Result[] | null {
  const { ofSums, byItem } = metric.method(variant);
  if (!ofSums) return null;
  const day = lastWholeDay(asOf, cube.manifest.timeZone);
  const { scales } = cube.manifest.labels;
  const scaleOf = (code: number): Scale | undefined => scales[code - 1];
  const found = cube.sums({
    name: `${metric.id} ${variant} ${day}`,
    // cells are of use without a theme in the filter only: to match it then means to have any
    read: (columns, hasTheme) =>
      metric.read(columns, { variant, lastWholeDay: day, scaleOf, hasTheme, matchesTheme: hasTheme }),
    filter,
    weigh,
    by,
    byItem: byItem === true,
  });
  return (
    found?.keys.map((key, at) => {
      const sums = found.sums[at];
      return { key, variant, estimate: sums ? ofSums(sums) : NOTHING };
    }) ?? null
  );
}

function shareResults(cube: Cube, asked: SelectRequest): Result[] {
  const { keys, estimates } = themeShares(cube, asked);
  return estimates.flatMap((estimate, index) => {
    const key = keys[index] ?? '-';
    return key === '-' || estimate.n === 0 ? [] : [{ key, variant: '', estimate }];
  });
}

/**
 * Items of a theme that the filter asks for mention other themes too. These are no groups of the answer: their items are
 * only those that mention the asked theme as well, which no filter could list.
 */
function isAskedTheme(cube: Cube, filter: Filter, key: string): boolean {
  const { wanted, unwanted } = splitValues(filter.theme ?? []);
  const path = ancestorsOf(cube.manifest.themes).get(Number(key))?.map(String) ?? [key];
  return (wanted.length === 0 || path.some((id) => wanted.includes(id))) && !path.some((id) => unwanted.includes(id));
}

function factOf(metric: Metric, { key, variant, estimate }: Result, filter: Filter, by: GroupBy | undefined): Fact {
  const evidence = by === undefined ? filter : groupFilter(filter, by, key);
  const enough = estimate.n >= metric.minimumN;
  return {
    metric: metric.id,
    version: metric.version,
    ...(variant === '' ? {} : { variant }),
    filter,
    ...periodOf(evidence),
    n: estimate.n,
    value: enough ? estimate.value : null,
    interval: enough ? estimate.interval : null,
    evidence,
    ...(by === undefined ? {} : { group: { by, key } }),
  };
}
