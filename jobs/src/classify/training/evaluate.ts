import { probabilityOf } from '../linear/platt.js';
import { randomFrom } from '../linear/random.js';
import type { Calibration } from './calibrate.js';
import type { Judges } from './cross-validation.js';
import type { ColumnReport, Figure, TaskReport } from './report.js';
import type { TaskPlan } from './task-plan.js';

const RESAMPLES = 200;
const BANDS = 10;
const HIT = 0;
const FALSE_ALARM = 1;
const MISS = 2;

/** What was right and wrong of one row: triples of column and kind, flat. */
type Events = readonly (readonly [column: number, kind: number])[];

/** The report of a task from the scores of its cross-validation. */
export function evaluate(
  plan: TaskPlan,
  judges: Judges,
  scores: readonly Float64Array[],
  { platt, thresholds }: Calibration,
  seed: number,
): TaskReport {
  const rows = [...judges.rows];
  const events = rows.map((row) =>
    eventsOf(
      plan,
      row,
      (column) => {
        const score = scores[column]?.[row] ?? 0;
        const curve = platt[column];
        return curve === undefined ? score : probabilityOf(curve, score);
      },
      thresholds,
    ),
  );
  const counts = countsOf(events, plan.keys.length);
  const columns = plan.keys.map((key, column): ColumnReport => {
    const known = rows.filter((row) => (plan.targets[column]?.[row] ?? 0) !== 0);
    return {
      key,
      n: known.length,
      positives: known.filter((row) => (plan.targets[column]?.[row] ?? 0) > 0).length,
      hits: counts[column * 3 + HIT] ?? 0,
      falseAlarms: counts[column * 3 + FALSE_ALARM] ?? 0,
      misses: counts[column * 3 + MISS] ?? 0,
      threshold: thresholds[column] ?? 0,
    };
  });
  const { micro, macro } = bootstrap(events, plan.keys.length, seed);
  return {
    task: plan.name,
    n:
      plan.targets[0] === undefined
        ? 0
        : plan.targets[0].filter((_, row) => plan.targets.some((t) => t[row] !== 0)).length,
    judged: rows.length,
    judgedBy: judges.by,
    microF1: { value: microF1(counts), interval: micro },
    macroF1: { value: macroF1(counts), interval: macro },
    calibrationError: calibrationError(plan, judges, scores, platt),
    platt: platt[0] ?? { slope: 1, offset: 0 },
    columns,
  };
}

function eventsOf(
  { targets, single }: TaskPlan,
  row: number,
  probability: (column: number) => number,
  thresholds: readonly number[],
): Events {
  const events: [number, number][] = [];
  const probabilities = targets.map((_, column) => probability(column));
  const best = probabilities.indexOf(Math.max(...probabilities));
  targets.forEach((target, column) => {
    const truth = target[row] ?? 0;
    if (truth === 0) return;
    const said = single ? column === best : (probabilities[column] ?? 0) >= (thresholds[column] ?? 1);
    if (said || truth > 0) events.push([column, said ? (truth > 0 ? HIT : FALSE_ALARM) : MISS]);
  });
  return events;
}

function countsOf(events: readonly Events[], columns: number): Int32Array {
  const counts = new Int32Array(columns * 3);
  for (const row of events)
    for (const [column, kind] of row) counts[column * 3 + kind] = (counts[column * 3 + kind] ?? 0) + 1;
  return counts;
}

function microF1(counts: Int32Array): number {
  let hits = 0;
  let errors = 0;
  counts.forEach((count, at) => {
    if (at % 3 === HIT) hits += count;
    else errors += count;
  });
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + errors);
}

/** Mean over the columns that occur or were said. */
function macroF1(counts: Int32Array): number {
  let sum = 0;
  let columns = 0;
  for (let at = 0; at < counts.length; at += 3) {
    const hits = counts[at + HIT] ?? 0;
    const errors = (counts[at + FALSE_ALARM] ?? 0) + (counts[at + MISS] ?? 0);
    if (hits + errors === 0) continue;
    columns++;
    sum += (2 * hits) / (2 * hits + errors);
  }
  return columns === 0 ? 0 : sum / columns;
}

function bootstrap(
  events: readonly Events[],
  columns: number,
  seed: number,
): { readonly micro: Figure['interval']; readonly macro: Figure['interval'] } {
  const random = randomFrom(seed);
  const micro: number[] = [];
  const macro: number[] = [];
  for (let round = 0; round < RESAMPLES; round++) {
    const drawn = events.map(() => events[Math.floor(random() * events.length)] ?? []);
    const counts = countsOf(drawn, columns);
    micro.push(microF1(counts));
    macro.push(macroF1(counts));
  }
  return { micro: middle(micro), macro: middle(macro) };
}

function middle(values: number[]): Figure['interval'] {
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

function calibrationError(
  { targets }: TaskPlan,
  { rows }: Judges,
  scores: readonly Float64Array[],
  platt: Calibration['platt'],
): number {
  const said = new Float64Array(BANDS);
  const true_ = new Float64Array(BANDS);
  let n = 0;
  targets.forEach((target, column) => {
    const curve = platt[column];
    if (curve === undefined) return;
    for (const row of rows) {
      const truth = target[row] ?? 0;
      if (truth === 0) continue;
      const probability = probabilityOf(curve, scores[column]?.[row] ?? 0);
      const band = Math.min(BANDS - 1, Math.floor(probability * BANDS));
      said[band] = (said[band] ?? 0) + probability;
      true_[band] = (true_[band] ?? 0) + (truth > 0 ? 1 : 0);
      n++;
    }
  });
  return n === 0 ? 0 : said.reduce((sum, value, band) => sum + Math.abs(value - (true_[band] ?? 0)), 0) / n;
}
