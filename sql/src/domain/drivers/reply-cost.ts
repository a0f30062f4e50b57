import type { Asked } from '../analysis/analysis.js';
import { NO_REPLY, NOT_APPLICABLE } from '../cube/layout.js';
import type { Cube } from '../cube/cube.js';
import { csat } from '../metric/csat.js';
import { replyBand, type ReplyBand } from '../metric/first-reply.js';
import { share } from '../metric/method/share.js';
import { controlColumns } from './controls.js';
import { MINIMUM_ANSWERS, type Interval } from './drivers.js';
import { metricRead, observe, type BatchRead, type Observations } from './observations.js';
import { leastSquares } from './regression.js';

const BANDS: readonly ReplyBand[] = [1, 2, 3, 4, 5];
/** Answers without which no slope is drawn. */
const MINIMUM_FOR_SLOPE = 100;
/** A minute matters within the first hour; an e-mail answered after days would else decide the slope of a chat. */
const FIRST_HOUR_S = 3600;
/** Themes that are held equal: the most mentioned. */
const MOST_THEMES = 40;

export interface BandScore {
  readonly band: ReplyBand;
  readonly n: number;
  /** CSAT, 0 … 1; null below the minimum. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

export interface ReplySlope {
  /** Change of CSAT (0 … 1) with each further minute or hour, among answers alike in channel, product, kind and themes. */
  readonly perUnit: number;
  readonly interval: Interval;
  readonly unit: 'minute' | 'hour';
  /** The waits that it was drawn from; beyond them it says nothing. */
  readonly fromS: number;
  readonly toS: number;
  readonly n: number;
  /** CSAT that the line gives at both ends, at the average of all else. */
  readonly ends: readonly [number, number];
}

export interface ReplyCost {
  readonly bands: readonly BandScore[];
  /** Items with both a satisfaction and a wait. */
  readonly n: number;
  /** Null with too few answers, or when all waited equally long. */
  readonly slope: ReplySlope | null;
}

/**
 * How satisfaction goes with the wait for the first reply. An association: who waits long may have asked something hard.
 * The slope is drawn where most answers lie: within the first hour when a hundred answers do, else between the shortest wait
 * and that which 95 % do not exceed. Items without a reply are a band of their own and not in the slope.
 */
export function replyCost(cube: Cube, asked: Asked, clock: 'calendar' | 'business'): ReplyCost {
  if (clock !== 'calendar' && clock !== 'business') throw new RangeError('clock must be calendar or business');
  const wait: BatchRead = ({ columns }) => {
    const seconds = clock === 'business' ? columns.reply_business_s : columns.reply_s;
    return (row) => {
      const found = seconds[row] ?? NOT_APPLICABLE;
      return found === NOT_APPLICABLE ? Number.NaN : found;
    };
  };
  const seen = observe(cube, {
    ...asked,
    reads: [metricRead(cube, csat, '', asked.asOf), wait],
    dimensions: ['channel', 'product', 'kind'],
    themes: true,
  });
  return { bands: bandsOf(seen), n: seen.length, slope: slopeOf(seen) };
}

function bandsOf({ length, values: [scores, waits], persons }: Observations): BandScore[] {
  const sums = share(BANDS.length);
  for (let row = 0; row < length; row++) {
    const band = replyBand(waits?.[row] ?? NO_REPLY);
    if (band !== null) sums.add(band - 1, scores?.[row] ?? 0, persons[row] ?? 0);
  }
  return BANDS.map((band) => {
    const { n, value, interval } = sums.estimate(band - 1);
    const enough = n >= MINIMUM_ANSWERS;
    return { band, n, value: enough ? value : null, interval: enough ? interval : null };
  });
}

function slopeOf(seen: Observations): ReplySlope | null {
  const [scores = new Float64Array(0), waits = new Float64Array(0)] = seen.values;
  const range = rangeOf(waits);
  if (range === null) return null;
  const [fromS, toS] = range;
  const unitS = toS > 2 * FIRST_HOUR_S ? 3600 : 60;
  const rows: number[] = [];
  for (let row = 0; row < seen.length; row++) {
    const seconds = waits[row] ?? NO_REPLY;
    if (seconds >= fromS && seconds <= toS) rows.push(row);
  }
  const controls = controlColumns(
    seen.codes.map((column) => pick(column, rows)),
    seen.keys,
    2,
  );
  const themeColumn = commonThemes(seen, rows, 2 + controls.columns);
  const offsets = new Uint32Array(rows.length + 1);
  const active: number[] = [];
  const weights: number[] = [];
  const add = (column: number, weight: number): void => {
    active.push(column);
    weights.push(weight);
  };
  rows.forEach((row, at) => {
    add(0, 1);
    add(1, (waits[row] ?? 0) / unitS);
    controls.columnOf.forEach((columnOf, dimension) => {
      const column = columnOf[seen.codes[dimension]?.[row] ?? 0] ?? -1;
      if (column >= 0) add(column, 1);
    });
    for (let i = seen.themeOffsets[row] ?? 0; i < (seen.themeOffsets[row + 1] ?? 0); i++) {
      const column = themeColumn.columnOf[seen.themes[i] ?? 0] ?? -1;
      if (column >= 0) add(column, 1);
    }
    offsets[at + 1] = active.length;
  });
  const outcome = Float64Array.from(rows, (row) => scores[row] ?? 0);
  const fit = leastSquares({
    columns: 2 + controls.columns + themeColumn.columns,
    outcome,
    persons: Uint32Array.from(rows, (row) => seen.persons[row] ?? 0),
    offsets,
    active: Uint16Array.from(active),
    weights: Float64Array.from(weights),
  });
  const slope = fit.coefficients[1];
  if (!slope) return null;
  const mean = outcome.reduce((sum, value) => sum + value, 0) / rows.length;
  const meanWait = rows.reduce((sum, row) => sum + (waits[row] ?? 0), 0) / rows.length / unitS;
  const at = (seconds: number): number => mean + slope.value * (seconds / unitS - meanWait);
  return {
    perUnit: slope.value,
    interval: slope.interval,
    unit: unitS === 60 ? 'minute' : 'hour',
    fromS,
    toS,
    n: rows.length,
    ends: [at(fromS), at(toS)],
  };
}

function rangeOf(waits: Float64Array): readonly [number, number] | null {
  const answered = waits.filter((seconds) => seconds >= 0).sort();
  const early = answered.filter((seconds) => seconds <= FIRST_HOUR_S);
  const within = early.length >= MINIMUM_FOR_SLOPE ? early : answered;
  if (within.length < MINIMUM_FOR_SLOPE) return null;
  const first = within[0] ?? 0;
  const last = within[Math.ceil(within.length * 0.95) - 1] ?? first;
  return last > first ? [first, last] : null;
}

function pick(column: Uint16Array, rows: readonly number[]): Uint16Array {
  return Uint16Array.from(rows, (row) => column[row] ?? 0);
}

/** Columns of the themes that are common among these rows; parents are said by their children and drop out by themselves. */
function commonThemes({ themes, themeOffsets, themeKeys }: Observations, rows: readonly number[], first: number) {
  const mentions = new Uint32Array(themeKeys.length);
  for (const row of rows)
    for (let at = themeOffsets[row] ?? 0; at < (themeOffsets[row + 1] ?? 0); at++) {
      const position = themes[at] ?? 0;
      mentions[position] = (mentions[position] ?? 0) + 1;
    }
  const common = [...themeKeys.keys()]
    .filter((position) => themeKeys[position] !== '-' && (mentions[position] ?? 0) >= MINIMUM_ANSWERS)
    .toSorted((a, b) => (mentions[b] ?? 0) - (mentions[a] ?? 0))
    .slice(0, MOST_THEMES);
  const columnOf = new Int16Array(themeKeys.length).fill(-1);
  common.forEach((position, at) => (columnOf[position] = first + at));
  return { columns: common.length, columnOf };
}
