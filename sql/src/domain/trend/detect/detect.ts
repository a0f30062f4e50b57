import { medianOf } from '../baseline.js';
import { levelScale } from '../scale.js';
import { wilson } from '../../metric/method/share.js';
import { adjusted } from './adjust.js';
import { concentrationOf, type Concentration } from './concentration.js';
import { before, observations, score, type Before, type Pooled, type Score, type Series } from './score.js';
import type { Segment, SignalTable } from './table.js';

export interface DetectOptions {
  /** False discovery rate. */
  readonly rate: number;
  /** Half width of the limits that are told with a signal, in σ. */
  readonly sigma: number;
}

/** A theme that left what its past lets expect; as the contract of signals tells it. */
export interface FoundSignal {
  readonly themeId: number;
  readonly segment: Segment | null;
  readonly direction: 'up' | 'down';
  readonly measures: readonly ('share' | 'volume')[];
  readonly items: number;
  readonly expectedItems: number;
  readonly itemLimits: readonly [number, number];
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly expectedShare: number;
  readonly shareLimits: readonly [number, number];
  readonly weeksLooked: number;
  readonly p: number;
  readonly q: number;
  readonly concentration: Concentration | null;
}

export interface Detection {
  /** Surest first. */
  readonly signals: readonly FoundSignal[];
  /** Hypotheses: theme × segment × measure. */
  readonly tests: number;
  readonly themes: number;
  readonly segments: number;
  /** Weeks before the judged one that could be compared with. */
  readonly baselineWeeks: number;
}

/** Voices of a segment in a usual week, and items of a theme in the whole baseline, below which nothing is tested. */
const LEAST_VOICES = 30;
const LEAST_ITEMS = 5;
/** A change smaller than this part of what was expected asks nothing of anybody, however sure it is. */
const LEAST_CHANGE = 0.1;
/** So many series tell how neighbouring weeks usually hang together. */
const LEAST_POOL = 10;

/** One theme in one segment: both measures with their baselines. */
interface Cell {
  readonly segment: number;
  readonly theme: number;
  readonly tests: readonly { readonly series: Series; readonly known: Before }[];
}

/** One test's outcome; its place among all p-values. */
interface Outcome {
  readonly cell: Cell;
  readonly measure: Series['measure'];
  readonly score: Score;
  readonly place: number;
}

/**
 * All leaf themes in all segments against their own past, for the week at an index of the table: over-dispersed counts with
 * several windows each, together at one false discovery rate.
 */
export function detect(table: SignalTable, at: number, { rate, sigma }: DetectOptions): Detection {
  const cells = cellsOf(table, at);
  const pooled = poolOf(cells, at);
  const outcomes: Outcome[] = [];
  for (const cell of cells)
    for (const { series, known } of cell.tests) {
      const found = score(series, at, known, pooled[series.measure]);
      if (found) outcomes.push({ cell, measure: series.measure, score: found, place: outcomes.length });
    }
  const q = adjusted(outcomes.map(({ score: { p } }) => p));
  const byCell = new Map<Cell, Outcome[]>();
  for (const outcome of outcomes) byCell.set(outcome.cell, [...(byCell.get(outcome.cell) ?? []), outcome]);
  const signals = [...byCell].flatMap(([cell, own]) => signalOf(table, at, cell, own, q, { rate, sigma }) ?? []);
  signals.sort((a, b) => a.p - b.p || a.themeId - b.themeId);
  return {
    signals,
    tests: outcomes.length,
    themes: new Set(outcomes.map(({ cell }) => cell.theme)).size,
    segments: new Set(outcomes.map(({ cell }) => cell.segment)).size,
    baselineWeeks: Math.max(0, ...cells.flatMap(({ tests }) => tests.map(({ known }) => known.periods))),
  };
}

function cellsOf(table: SignalTable, at: number): Cell[] {
  const weeks = table.weeks.length;
  return table.segments.flatMap((_, segment) => {
    const voices = table.voices[segment] ?? new Float64Array(weeks);
    if (medianOf([...voices.subarray(0, at)]) < LEAST_VOICES || (voices[at] ?? 0) < LEAST_VOICES) return [];
    return table.themes.flatMap((__, theme): Cell[] => {
      const items = (table.items[segment] ?? new Float64Array(0)).subarray(theme * weeks, (theme + 1) * weeks);
      const past = items.subarray(0, at).reduce((sum, count) => sum + count, 0);
      if (past < LEAST_ITEMS && (items[at] ?? 0) < LEAST_ITEMS) return [];
      const both: readonly Series[] = [
        { measure: 'share', items, of: voices },
        { measure: 'volume', items, of: table.exposure },
      ];
      const tests = both.flatMap((series) => {
        const known = before(series, at);
        return known ? [{ series, known }] : [];
      });
      return tests.length === 0 ? [] : [{ segment, theme, tests }];
    });
  });
}

/** How much usual series vary, and how neighbouring weeks hang together: what single ones are too short to tell. */
function poolOf(cells: readonly Cell[], at: number): Record<Series['measure'], Pooled> {
  const of = (measure: Series['measure']): Pooled => {
    const tests = cells.flatMap(({ tests: own }) => own.filter(({ series }) => series.measure === measure));
    if (tests.length < LEAST_POOL) return { variance: 1, correlation: 0 };
    const correlations = tests.map(({ series, known }) => neighbours(series, known, at));
    return {
      variance: Math.max(1, medianOf(tests.map(({ known }) => known.dispersion ** 2))),
      correlation: Math.min(0.5, Math.max(0, medianOf(correlations))),
    };
  };
  return { share: of('share'), volume: of('volume') };
}

/** Correlation of neighbouring weeks about the level; what is far out is cut. */
function neighbours(series: Series, { level, dispersion, periods, guard }: Before, at: number): number {
  const end = at - guard + 1;
  const cut = observations(series, end - periods, end).map((each) =>
    Math.max(-3, Math.min(3, (each.level - level) / (each.spread * dispersion))),
  );
  let [product, square] = [0, 0];
  cut.forEach((value, index) => {
    product += value * (cut[index - 1] ?? 0);
    square += value * value;
  });
  return square === 0 ? 0 : product / square + 1 / Math.max(1, cut.length);
}

function signalOf(
  table: SignalTable,
  at: number,
  { segment, theme }: Cell,
  outcomes: readonly Outcome[],
  q: readonly number[],
  { rate, sigma }: DetectOptions,
): FoundSignal | null {
  const sure = outcomes.filter(({ place }) => (q[place] ?? 1) <= rate);
  const [first] = [...sure].sort((a, b) => a.score.p - b.score.p);
  if (!first) return null;
  const { direction } = first.score;
  const agreeing = sure.filter(({ score: own }) => own.direction === direction);
  const share = outcomes.find(({ measure }) => measure === 'share')?.score;
  const volume = outcomes.find(({ measure }) => measure === 'volume')?.score;
  const items = table.items[segment]?.[theme * table.weeks.length + at] ?? 0;
  const n = table.voices[segment]?.[at] ?? 0;
  const exposure = table.exposure[at] ?? 1;
  const [expectedItems, itemLimits] = expected('volume', volume, { n, exposure }, sigma);
  const [expectedShare, shareLimits] = expected('share', share, { n, exposure }, sigma);
  const changes = agreeing.map(({ measure }) =>
    measure === 'share' ? items / n / expectedShare : items / expectedItems,
  );
  if (!changes.some((ratio) => Math.abs(ratio - 1) >= LEAST_CHANGE)) return null;
  return {
    themeId: table.themes[theme] ?? 0,
    segment: table.segments[segment] ?? null,
    direction,
    measures: agreeing.map(({ measure }) => measure),
    items,
    expectedItems,
    itemLimits,
    n,
    share: items / n,
    interval: wilson(items / n, n),
    expectedShare,
    shareLimits,
    weeksLooked: first.score.window,
    p: first.score.p,
    q: q[first.place] ?? 1,
    concentration: segment === 0 ? concentrationOf(table, at, theme, direction) : null,
  };
}

function expected(
  measure: Series['measure'],
  known: Score | undefined,
  size: { readonly n: number; readonly exposure: number },
  sigma: number,
): readonly [number, readonly [number, number]] {
  if (!known) return [0, [0, 0]];
  const scale = levelScale(measure === 'share' ? 'p' : 'u');
  const { level, dispersion, error } = known.baseline;
  const half = sigma * Math.hypot(dispersion * scale.spreadOf({ ...size, error: 0 }), error);
  const value = measure === 'share' ? known.rate : known.rate * size.exposure;
  return [value, [Math.min(value, scale.value(level - half, size)), Math.max(value, scale.value(level + half, size))]];
}
