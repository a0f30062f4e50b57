import type { Asked } from '../analysis/analysis.js';
import type { Cube } from '../cube/cube.js';
import type { Dimension } from '../cube/query.js';
import { linearScale } from '../drivers/linear-metric.js';
import { metricRead, observe, type Observations } from '../drivers/observations.js';
import type { Fact } from '../fact.js';
import { isSegment, type Filter } from '../filter.js';
import { compare, type Difference } from '../metric/difference.js';
import { groupFilter } from '../metric/evidence.js';
import { measure } from '../metric/measure.js';
import { Z95 } from '../metric/method/method.js';
import { metricById } from '../metric/registry.js';
import { decompose, type SegmentSums } from './decompose.js';
import { partErrors, type PartErrors, type PeriodItems } from './part-errors.js';

/** By what a change can be taken apart: what an item has exactly one value of. */
export const SPLITS = ['channel', 'product', 'team', 'source', 'lang', 'kind', 'intent'] as const;
export type Split = (typeof SPLITS)[number] | `seg.${string}`;

/** Segments shown by themselves; the smaller ones are put together. */
const MOST_SEGMENTS = 24;

export interface Days {
  /** Local dates, inclusive. */
  readonly from: string;
  readonly to: string;
}

/** A number in the metric's unit with its 95 % interval. */
export interface Part {
  readonly value: number;
  /** Null below the minimum n: the number stands, how sure it is cannot be said. */
  readonly interval: readonly [number, number] | null;
}

export interface SegmentChange {
  /** As a filter writes it; `*` for the segments beyond the 24 largest, together. */
  readonly key: string;
  /** Items of the segment, and the metric in it; null where it has none. */
  readonly n: readonly [before: number, now: number];
  readonly values: readonly [before: number | null, now: number | null];
  /** Share of the segment in all that is counted, 0 … 1. */
  readonly shares: readonly [before: number, now: number];
  readonly mix: Part;
  readonly within: Part;
  readonly total: Part;
  /** Lists the items of the segment in the period now, and before. */
  readonly evidence: readonly [before: Filter, now: Filter];
}

export interface TwoPeriods {
  readonly facts: readonly [before: Fact, now: Fact];
  readonly change: Difference;
  /** Sums over all segments; null without data in one period. Mix and within add up to the change. */
  readonly mix: Part | null;
  readonly within: Part | null;
  /** Largest part first. Empty without data in one period. */
  readonly segments: readonly SegmentChange[];
}

/**
 * The change of a metric between two periods, taken apart by a dimension.
 * @throws RangeError for a metric that is no share or mean, an unknown dimension, or dates that are none
 */
export function compareBySegment(
  cube: Cube,
  asked: Asked,
  params: { readonly metric: string; readonly variant?: string; readonly by: Split; readonly before: Days },
): TwoPeriods {
  const metric = metricById(params.metric);
  const variant = params.variant ?? metric.variants[0]?.id ?? '';
  const scale = linearScale(metric, variant);
  if (scale === null) throw new RangeError(`${metric.id} is no share or mean that could be taken apart`);
  const filters = [{ ...asked.filter, ...datesOf(params.before) }, asked.filter] as const;
  const factOf = (filter: Filter): Fact => {
    const [fact] = measure(cube, { ...asked, filter, metric: metric.id, ...(variant === '' ? {} : { variant }) });
    if (!fact) throw new RangeError(`${metric.id} gave no fact`);
    return fact;
  };
  const facts = [factOf(filters[0]), factOf(filters[1])] as const;
  const reads = [metricRead(cube, metric, variant, asked.asOf)];
  const observed = (filter: Filter): Observations =>
    observe(cube, {
      ...asked,
      filter,
      reads,
      dimensions: [dimensionOf(params.by)],
      amongAllThemes: metric.amongAllThemes,
    });
  const periods = [observed(filters[0]), observed(filters[1])] as const;
  const { keys, positionOf } = largestSegments(periods);
  const items = [itemsOf(periods[0], positionOf), itemsOf(periods[1], positionOf)] as const;
  const sums = sumsOf(items, keys.length);
  const decomposed = decompose(sums);
  const change = compare(facts[1], facts[0]);
  if (!decomposed || change.difference === null) return { facts, change, mix: null, within: null, segments: [] };
  const errors = partErrors(decomposed, items);
  const part = (value: number, error: number, known = true): Part => ({
    value: value * scale,
    interval: known ? [scale * (value - Z95 * error), scale * (value + Z95 * error)] : null,
  });
  const segments = decomposed.parts.map(({ mix, within }, at): SegmentChange => {
    const error: PartErrors = errors.segments[at] ?? { mix: 0, within: 0, total: 0 };
    const { n = [0, 0], sum = [0, 0] } = sums[at] ?? {};
    const shares = decomposed.shares[at]?.weights ?? [0, 0];
    // A period in which the segment is missing altogether is known to have none of it.
    const known = n.every((count) => count === 0 || count >= metric.minimumN);
    const key = keys[at] ?? '-';
    return {
      key,
      n,
      values: [valueOf(n[0], sum[0], scale), valueOf(n[1], sum[1], scale)],
      shares,
      mix: part(mix, error.mix, known),
      within: part(within, error.within, known),
      total: part(mix + within, error.total, known),
      evidence: [evidenceOf(filters[0], params.by, key, keys), evidenceOf(filters[1], params.by, key, keys)],
    };
  });
  const sumOf = (of: 'mix' | 'within'): number => decomposed.parts.reduce((sum, entry) => sum + entry[of], 0);
  return {
    facts,
    change,
    mix: part(sumOf('mix'), errors.all.mix),
    within: part(sumOf('within'), errors.all.within),
    segments: segments.toSorted((a, b) => Math.abs(b.total.value) - Math.abs(a.total.value)),
  };
}

/** Parameters also arrive over the wire, where a type is only a promise. */
function datesOf(days: Partial<Days> | undefined): Days {
  const { from, to } = days ?? {};
  if (typeof from !== 'string' || typeof to !== 'string')
    throw new RangeError('before must have the dates from and to');
  if (from > to) throw new RangeError(`before.to (${to}) lies before before.from (${from})`);
  return { from, to };
}

function dimensionOf(by: string | undefined): Dimension {
  const known = SPLITS.find((split) => split === by);
  if (known !== undefined) return known;
  if (typeof by === 'string' && isSegment(by)) return by;
  throw new RangeError(`by must be one of ${SPLITS.join(', ')} or seg.NAME, not "${String(by)}"`);
}

/** The largest segments of both periods together; all others share the last position. */
function largestSegments(periods: readonly [Observations, Observations]): {
  readonly keys: readonly string[];
  readonly positionOf: Int16Array;
} {
  const all = periods[1].keys[0] ?? [];
  const items = new Uint32Array(all.length);
  for (const { codes } of periods) for (const code of codes[0] ?? []) items[code] = (items[code] ?? 0) + 1;
  const found = [...all.keys()].filter((code) => (items[code] ?? 0) > 0);
  const sorted = found.toSorted((a, b) => (items[b] ?? 0) - (items[a] ?? 0));
  // One segment more costs no more room than a line that says "one other".
  const own = sorted.length <= MOST_SEGMENTS + 1 ? sorted : sorted.slice(0, MOST_SEGMENTS);
  const positionOf = new Int16Array(all.length).fill(own.length);
  own.forEach((code, position) => (positionOf[code] = position));
  return { keys: [...own.map((code) => all[code] ?? '-'), ...(own.length < sorted.length ? ['*'] : [])], positionOf };
}

function itemsOf(observed: Observations, positionOf: Int16Array): PeriodItems {
  const { length, values, persons, codes } = observed;
  return {
    length,
    values: values[0] ?? new Float64Array(0),
    segments: (codes[0] ?? new Uint16Array(0)).map((code) => positionOf[code] ?? 0),
    persons,
  };
}

function sumsOf(periods: readonly [PeriodItems, PeriodItems], size: number): SegmentSums[] {
  const sums = Array.from({ length: size }, (): { n: [number, number]; sum: [number, number] } => ({
    n: [0, 0],
    sum: [0, 0],
  }));
  for (const period of [0, 1] as const) {
    const { length, values, segments } = periods[period];
    for (let item = 0; item < length; item++) {
      const own = sums[segments[item] ?? 0];
      if (!own) continue;
      own.n[period]++;
      own.sum[period] += values[item] ?? 0;
    }
  }
  return sums;
}

function valueOf(n: number, sum: number, scale: number): number | null {
  return n === 0 ? null : (scale * sum) / n;
}

function evidenceOf(filter: Filter, by: Split, key: string, keys: readonly string[]): Filter {
  if (key !== '*') return groupFilter(filter, by, key);
  const others = keys.filter((other) => other !== '*').map((other) => `!${other}`);
  if (isSegment(by)) {
    const name = by.slice(4);
    return { ...filter, seg: { ...filter.seg, [name]: [...(filter.seg?.[name] ?? []), ...others] } };
  }
  return by === 'kind' ? filter : { ...filter, [by]: [...(filter[by] ?? []), ...others] };
}
