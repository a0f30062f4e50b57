import { baselineOf, LEAST_PERIODS, type Baseline } from '../baseline.js';
import { levelsOf } from '../change-points.js';
import { levelScale, type Observation } from '../scale.js';
import { normalScore, normalTail, scoreOfT, shareTail, volumeTail, type CountTail } from './tail.js';

/** The judged week alone and with the weeks before it: a jump shows in one, a drift in several together. */
export const WINDOWS = [1, 2, 4, 8] as const;
const MOST_WINDOW = 8;
const LONGEST_BASELINE = 52;
/** One week counts no more than this in a window of several, in σ: an event that is over is no drift. */
const CUT = 4;
/** The judged week itself must still be on that side: in σ, and as a part of the window's mean. What is over is no drift. */
const STILL = 0.5;
const STILL_PART = 0.4;
/** Degrees of freedom of a σz from k weeks, a week; and those lent by all other series. */
const DF_A_WEEK = 0.6;
const LENT_DF = 40;
/** Degrees of freedom that all series together give the shape of a tail. */
const SHAPE_DF = 100;
const EVENT = 3.5;

/** One theme in one segment, by week. `of[w]`: voices for a share, exposure for a volume. */
export interface Series {
  readonly measure: 'share' | 'volume';
  readonly items: ArrayLike<number>;
  readonly of: ArrayLike<number>;
}

export interface Score {
  readonly direction: 'up' | 'down';
  /** Two-sided, for all windows looked at. */
  readonly p: number;
  /** Weeks of the window that showed most. */
  readonly window: number;
  /** Expected share, or items per unit of `of`. */
  readonly rate: number;
  /** On the level scale. */
  readonly baseline: Baseline;
}

/** Ways in which weeks hang together that one series is too short to tell. */
export interface Pooled {
  /** σz² of a usual series; at least 1. */
  readonly variance: number;
  /** Correlation of neighbouring weeks, 0 … 0.5. */
  readonly correlation: number;
}

export const NOT_POOLED: Pooled = { variance: 1, correlation: 0 };

/** What the weeks before a judged one say; null when there are too few. */
export interface Before extends Baseline {
  /** Expected share, or items per unit of exposure: events are left out. */
  readonly rate: number;
  /** Weeks up to the judged one that are not in the baseline, so that a slow drift is not compared with itself; 1, 2, 4 or 8. */
  readonly guard: number;
}

/**
 * @param at index of the judged week
 */
export function before(series: Series, at: number): Before | null {
  const earliest = Math.max(0, at - LONGEST_BASELINE - MOST_WINDOW + 1);
  const all = observations(series, earliest, at);
  const last = levelsOf(all).at(-1);
  // once a new level has lasted as long as a baseline needs, it is the level
  const begin = last && last.end - last.start >= LEAST_PERIODS ? earliest + last.start : earliest;
  const guard = WINDOWS.findLast((window) => at - window + 1 - begin >= LEAST_PERIODS);
  if (guard === undefined) return null;
  const end = at - guard + 1;
  const own = all.slice(begin - earliest, end - earliest);
  const baseline = baselineOf(own);
  if (baseline === null) return null;
  let [items, of] = [0, 0];
  own.forEach(({ level, spread }, index) => {
    if (Math.abs(level - baseline.level) > EVENT * baseline.dispersion * spread) return;
    items += series.items[begin + index] ?? 0;
    of += series.of[begin + index] ?? 0;
  });
  // half an item more: what was never seen is rare, not impossible
  const rate = of > 0 ? (items + 0.5) / (of + (series.measure === 'share' ? 1 : 0)) : 0;
  return { ...baseline, rate, guard };
}

/** @returns null when the week, or the weeks before, say too little */
export function score(series: Series, at: number, known: Before, pooled: Pooled): Score | null {
  const weeks = known.periods;
  const df = DF_A_WEEK * weeks + LENT_DF;
  const shape = DF_A_WEEK * weeks + SHAPE_DF;
  const own = known.dispersion ** 2;
  const variance = Math.max(1, (LENT_DF * pooled.variance + DF_A_WEEK * weeks * own) / df);
  const now = tailOf(series, at, known, variance * (1 + share(series, at, known, own)));
  if (now === null) return null;
  const recent = recentScores(series, at, known, variance);
  const latest = recent[0] ?? 0;
  const up = latest > 0;
  const side = up ? now.above + now.exactly : 1 - now.above;
  let best = { p: normalTail(scoreOfT(normalScore(Math.min(0.5, Math.max(side, 1e-300))), shape)), window: 1 };
  const looked = WINDOWS.filter((window) => window <= known.guard);
  for (const window of looked) {
    const sum = recent.slice(0, window).reduce((total, z) => total + z, 0) * (up ? 1 : -1);
    if (window === 1 || Math.abs(latest) < Math.max(STILL, (STILL_PART * sum) / window)) continue;
    const spread = Math.sqrt(window * (1 + 2 * pooled.correlation * (1 - 1 / window)) + window ** 2 / weeks);
    const p = normalTail(scoreOfT(sum / spread, shape));
    if (p < best.p) best = { p, window };
  }
  return {
    direction: up ? 'up' : 'down',
    p: Math.min(1, 2 * looked.length * best.p),
    window: best.window,
    rate: known.rate,
    baseline: known,
  };
}

/** The judged week and the weeks before it, newest first, as cut normal scores against the baseline. */
function recentScores(series: Series, at: number, known: Before, variance: number): number[] {
  return Array.from({ length: known.guard }, (_, back) => {
    const tail = tailOf(series, at - back, known, variance);
    if (tail === null) return 0;
    const middle = tail.above + tail.exactly / 2;
    return Math.max(-CUT, Math.min(CUT, normalScore(Math.min(1 - 1e-12, Math.max(1e-12, middle)))));
  });
}

function tailOf({ measure, items, of }: Series, at: number, { rate }: Before, inflation: number): CountTail | null {
  const [count, size] = [items[at] ?? 0, of[at] ?? 0];
  if (!(size > 0) || !(rate > 0)) return null;
  if (measure === 'volume') return volumeTail(count, rate * size, inflation);
  return shareTail(Math.min(count, size), size, Math.min(rate, 1 - 1e-9), inflation);
}

/** How uncertain the level itself is against one week's spread, as a share of its variance. */
function share({ measure, of, items }: Series, at: number, { error }: Before, variance: number): number {
  const size = { value: 0, n: of[at] ?? 0, exposure: of[at] ?? 1, error: 0, items };
  const spread = levelScale(measure === 'share' ? 'p' : 'u').spreadOf(size);
  return error ** 2 / (variance * spread ** 2);
}

export function observations({ measure, items, of }: Series, from: number, to: number): Observation[] {
  const scale = levelScale(measure === 'share' ? 'p' : 'u');
  const found: Observation[] = [];
  for (let week = from; week < to; week++) {
    const [count, size] = [items[week] ?? 0, Math.max(of[week] ?? 0, 1e-9)];
    const value = measure === 'share' ? count / size : count;
    found.push(scale.observe({ n: size, value, error: 0, exposure: size }));
  }
  return found;
}
