import type { Cube } from '../cube/cube.js';
import type { Asked } from '../analysis/analysis.js';
import { Z95 } from '../metric/method/method.js';
import { metricById } from '../metric/registry.js';
import { linearScale } from './linear-metric.js';
import { CONTROLS, controlColumns } from './controls.js';
import { metricRead, observe, type Observations } from './observations.js';
import { leastSquares, type Fit } from './regression.js';

/** What can be explained by themes. */
export const OUTCOMES = ['csat', 'nps', 'negative_share'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Themes with fewer answers are not compared. */
export const MINIMUM_ANSWERS = 30;
/** Themes that are compared at once: the most mentioned. */
const MOST_THEMES = 60;

export type Interval = readonly [number, number];

/** How answers that mention a theme differ from those that do not; in the metric's unit. */
export interface Driver {
  readonly themeId: number;
  /** Answers that mention it, and their share of all answers, 0 … 1. */
  readonly n: number;
  readonly share: number;
  /** Metric with the theme − metric without it, as counted. Null when every answer mentions it. */
  readonly raw: number | null;
  readonly rawInterval: Interval | null;
  /** The same among answers alike in channel, product, language, kind and other themes; null when that cannot be told. */
  readonly adjusted: number | null;
  readonly interval: Interval | null;
  /** `adjusted` × `share`: how far the metric of all goes with this theme. */
  readonly contribution: number | null;
  readonly contributionInterval: Interval | null;
  /** Themes, by id, that stand in the same answers, so that the two cannot be told apart. Empty as a rule. */
  readonly tiedTo: readonly number[];
}

export interface Drivers {
  readonly metric: Outcome;
  readonly n: number;
  /** People, with everybody unknown as one of their own. */
  readonly people: number;
  /** The metric of all answers; null below its minimum. */
  readonly value: number | null;
  /** Strongest contribution first, then those that cannot be told. */
  readonly drivers: readonly Driver[];
  /** Themes with too few answers, or beyond the sixty most mentioned. */
  readonly left: readonly { readonly themeId: number; readonly n: number }[];
}

/**
 * Which themes go with high and low scores. A linear model of the metric (a linear probability model for shares) on dummies
 * of themes, channel, product, language and kind; see `regression.ts` for its intervals. It is an association: whoever
 * mentions a theme may differ in what nobody recorded.
 *
 * The filter's own themes are left out, since themes are what is compared.
 * @throws RangeError for a metric that is none of `OUTCOMES`, or a filter that cannot be read
 */
export function drivers(cube: Cube, asked: Asked, outcome: Outcome): Drivers {
  if (!OUTCOMES.includes(outcome)) throw new RangeError(`metric must be one of ${OUTCOMES.join(', ')}`);
  const { theme: _, ...filter } = asked.filter;
  const metric = metricById(outcome);
  const scale = linearScale(metric, '') ?? 1;
  const read = metricRead(cube, metric, '', asked.asOf);
  // A theme can only be mentioned where there is text: silent answers are no "without the theme".
  const voice: typeof read =
    ({ columns }) =>
    (row) =>
      columns.voice[row] === 1 ? 1 : Number.NaN;
  const seen = observe(cube, { ...asked, filter, reads: [read, voice], dimensions: CONTROLS, themes: true });
  const y = seen.values[0] ?? new Float64Array(0);
  const { compared, left } = themesCompared(cube, seen);
  const controls = controlColumns(seen.codes, seen.keys, 1);
  const firstTheme = 1 + controls.columns;
  const columnOfTheme = new Int16Array(seen.themeKeys.length).fill(-1);
  compared.forEach(({ position }, at) => (columnOfTheme[position] = firstTheme + at));
  const fit = leastSquares({
    columns: firstTheme + compared.length,
    outcome: y,
    persons: seen.persons,
    ...sparseRows(seen, controls.columnOf, columnOfTheme),
  });
  const tied = tiedColumns(fit, firstTheme);
  const sums = sumsOf(y);
  const byTheme = sumsByTheme(seen, y);
  const found = compared.map(({ themeId, position, n }, at) => {
    const column = firstTheme + at;
    const mates = tied.get(column);
    const coefficient = mates ? null : (fit.coefficients[column] ?? null);
    const share = n / seen.length;
    const scaled = (interval: Interval, by: number): Interval => [interval[0] * by, interval[1] * by];
    return {
      themeId,
      n,
      share,
      ...rawDifference(byTheme[position], sums, scale),
      adjusted: coefficient && coefficient.value * scale,
      interval: coefficient && scaled(coefficient.interval, scale),
      contribution: coefficient && coefficient.value * scale * share,
      contributionInterval: coefficient && scaled(coefficient.interval, scale * share),
      tiedTo: (mates ?? []).flatMap((other) => compared[other - firstTheme]?.themeId ?? []),
    };
  });
  const enough = seen.length >= metric.minimumN;
  return {
    metric: outcome,
    n: seen.length,
    people: fit.people,
    value: enough ? (scale * sums.sum) / seen.length : null,
    drivers: found.toSorted((a, b) => Math.abs(b.contribution ?? 0) - Math.abs(a.contribution ?? 0)),
    left,
  };
}

interface ThemeAnswers {
  readonly themeId: number;
  readonly position: number;
  readonly n: number;
}

/** Themes without any below them, the most mentioned first. */
function themesCompared(cube: Cube, { themes, themeKeys }: Observations) {
  const parents = new Set(cube.manifest.themes.map(({ parent }) => String(parent)));
  const answers = new Uint32Array(themeKeys.length);
  for (const position of themes) answers[position] = (answers[position] ?? 0) + 1;
  const mentioned: ThemeAnswers[] = themeKeys
    .map((key, position) => ({ key, themeId: Number(key), position, n: answers[position] ?? 0 }))
    .filter(({ key, n }) => key !== '-' && n > 0 && !parents.has(key))
    .toSorted((a, b) => b.n - a.n);
  const compared = mentioned.filter(({ n }) => n >= MINIMUM_ANSWERS).slice(0, MOST_THEMES);
  const left = mentioned.filter((theme) => !compared.includes(theme)).map(({ themeId, n }) => ({ themeId, n }));
  return { compared, left };
}

function sparseRows(
  { length, codes, themeOffsets, themes }: Observations,
  controls: readonly Int16Array[],
  columnOfTheme: Int16Array,
): { readonly offsets: Uint32Array; readonly active: Uint16Array } {
  const offsets = new Uint32Array(length + 1);
  const active = new Uint16Array(length * (1 + controls.length) + themes.length);
  let written = 0;
  for (let row = 0; row < length; row++) {
    active[written++] = 0;
    for (let dimension = 0; dimension < controls.length; dimension++) {
      const column = controls[dimension]?.[codes[dimension]?.[row] ?? 0] ?? -1;
      if (column >= 0) active[written++] = column;
    }
    for (let at = themeOffsets[row] ?? 0; at < (themeOffsets[row + 1] ?? 0); at++) {
      const column = columnOfTheme[themes[at] ?? 0] ?? -1;
      if (column >= 0) active[written++] = column;
    }
    offsets[row + 1] = written;
  }
  return { offsets, active: active.subarray(0, written) };
}

/** Theme columns that cannot be told apart, with the theme columns that they cannot be told from; others have none. */
function tiedColumns({ saidBy }: Fit, firstTheme: number): ReadonlyMap<number, readonly number[]> {
  const tied = new Map<number, number[]>();
  for (const [column, by] of saidBy) {
    if (column < firstTheme) continue;
    const mates = by.filter((other) => other >= firstTheme);
    tied.set(column, [...(tied.get(column) ?? []), ...mates]);
    // What the earlier one is given stands for both.
    for (const mate of mates) tied.set(mate, [...(tied.get(mate) ?? []), column]);
  }
  return tied;
}

interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

function sumsOf(values: Float64Array): Sums {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return { n: values.length, sum, squares };
}

/** Sums of the answers that mention each theme, by its position. */
function sumsByTheme({ themeOffsets, themes, themeKeys, length }: Observations, y: Float64Array): readonly Sums[] {
  const sums = themeKeys.map(() => ({ n: 0, sum: 0, squares: 0 }));
  for (let row = 0; row < length; row++)
    for (let at = themeOffsets[row] ?? 0; at < (themeOffsets[row + 1] ?? 0); at++) {
      const own = sums[themes[at] ?? 0];
      if (!own) continue;
      const value = y[row] ?? 0;
      own.n++;
      own.sum += value;
      own.squares += value * value;
    }
  return sums;
}

/** Mean with the theme − mean without it; Welch's error. Repeated people are left to the adjusted figure. */
function rawDifference(own: Sums | undefined, all: Sums, scale: number): Pick<Driver, 'raw' | 'rawInterval'> {
  if (!own || own.n < 2 || all.n - own.n < 2) return { raw: null, rawInterval: null };
  const rest = { n: all.n - own.n, sum: all.sum - own.sum, squares: all.squares - own.squares };
  const raw = scale * (own.sum / own.n - rest.sum / rest.n);
  const half = Z95 * scale * Math.sqrt(errorOfMean(own) + errorOfMean(rest));
  return { raw, rawInterval: [raw - half, raw + half] };
}

function errorOfMean({ n, sum, squares }: Sums): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1) / n;
}
