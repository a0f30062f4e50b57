import { LEAST_PERIODS } from '../baseline.js';
import { detect, type Detection } from './detect.js';
import { drawQuiet, plant, type Random } from './draw-quiet.js';
import { ruleScores, type RuleScores } from './two-sigma.js';
import type { SignalTable } from './table.js';

/** What one sensitivity would have cost and brought on data like the installation's own; fields as in the contract of signals. */
export interface BackTestRow {
  readonly falseDiscoveryRate: number;
  readonly sigma: number;
  readonly falseAlarmsPerMonth: number;
  readonly falseAlarmsInterval: readonly [number, number];
  readonly found: number;
  readonly weeksToSignal: number | null;
  readonly leadWeeks: number | null;
  readonly ownSignals: number;
}

export interface BackTest {
  readonly weeks: number;
  readonly draws: number;
  readonly rows: readonly BackTestRow[];
}

/** What is offered to choose from: how many of the signals may be false, and how wide limits are. */
export const SENSITIVITIES = [
  { falseDiscoveryRate: 0.01, sigma: 3.5 },
  { falseDiscoveryRate: 0.05, sigma: 3 },
  { falseDiscoveryRate: 0.1, sigma: 2.7 },
  { falseDiscoveryRate: 0.2, sigma: 2.5 },
] as const;

/** A planted drift is looked for so long. */
const WEEKS_LOOKED = 8;
const LEAST_WEEKS = LEAST_PERIODS + WEEKS_LOOKED;
const DRAWS = 12;
/** Of each draw so many last weeks are judged quiet; and so many themes get a drift. */
const QUIET_WEEKS = 2;
const PLANTED = 4;
const WEEKS_A_MONTH = 30.44 / 7;

interface Drawn {
  /** By quiet week. */
  readonly quiet: readonly { readonly found: Detection; readonly rule: RuleScores }[];
  /** By week since the drifts began. */
  readonly drifting: readonly { readonly found: Detection; readonly rule: RuleScores }[];
  readonly planted: readonly number[];
}

/**
 * The price of each sensitivity: false alarms on quiet weeks drawn from the table's own shares, sizes and spread, and how soon
 * drifts of 10 % a week that were planted in some themes are seen, against the rule "outside mean ± k σ of the last twelve
 * weeks" with the k that gives as few false alarms on the same draws. Equal tables give equal answers.
 * @returns null with fewer than 20 weeks
 */
export function backTest(table: SignalTable, draws = DRAWS, seed = 1): BackTest | null {
  const weeks = table.weeks.length;
  if (weeks < LEAST_WEEKS) return null;
  const random = mulberry(seed);
  const drawn = Array.from({ length: draws }, () => draw(table, random));
  const own = Array.from({ length: ownWeeks(weeks) }, (_, back) => detect(table, weeks - 1 - back, WIDEST));
  return { weeks, draws, rows: SENSITIVITIES.map((each) => rowOf(each, drawn, own)) };
}

/** How many of the last weeks own signals are looked for in, of a back-test over so many. */
export function ownWeeks(weeks: number): number {
  return Math.max(0, Math.min(WEEKS_LOOKED, weeks - LEAST_PERIODS));
}

const WIDEST = { rate: 0.2, sigma: 3 } as const;

function draw(table: SignalTable, random: Random): Drawn {
  const weeks = table.weeks.length;
  const quiet = drawQuiet(table, random);
  const start = weeks - WEEKS_LOOKED;
  const drifted = plant(quiet, { start, themes: PLANTED, growth: 1.1 }, random);
  const judge = (judged: SignalTable, at: number): { found: Detection; rule: RuleScores } => ({
    found: detect(judged, at, WIDEST),
    rule: ruleScores(judged, at),
  });
  return {
    quiet: Array.from({ length: QUIET_WEEKS }, (_, back) => judge(quiet, weeks - 1 - back * (WEEKS_LOOKED - 1))),
    drifting: Array.from({ length: WEEKS_LOOKED }, (_, week) => judge(drifted.table, start + week)),
    planted: drifted.themes,
  };
}

function rowOf(
  { falseDiscoveryRate, sigma }: (typeof SENSITIVITIES)[number],
  drawn: readonly Drawn[],
  own: readonly Detection[],
): BackTestRow {
  const sure = ({ signals }: Detection): Detection['signals'] => signals.filter(({ q }) => q <= falseDiscoveryRate);
  const quiet = drawn.flatMap((each) => each.quiet);
  const alarms = quiet.reduce((sum, { found }) => sum + sure(found).length, 0);
  const width = widthOf(
    quiet.flatMap(({ rule }) => [...rule.values()].flat()),
    alarms,
  );
  const ours: number[] = [];
  const rules: number[] = [];
  for (const { drifting, planted } of drawn)
    for (const theme of planted) {
      const week = drifting.findIndex(({ found }) =>
        sure(found).some(({ themeId, direction }) => themeId === theme && direction === 'up'),
      );
      const rule = drifting.findIndex((each) => (each.rule.get(theme) ?? []).some((z) => z > width));
      ours.push(week < 0 ? WEEKS_LOOKED + 1 : week + 1);
      rules.push(rule < 0 ? WEEKS_LOOKED + 1 : rule + 1);
    }
  const found = ours.filter((week) => week <= WEEKS_LOOKED).sort((a, b) => a - b);
  const months = quiet.length / WEEKS_A_MONTH;
  const lead = ours.reduce((sum, week, index) => sum + (rules[index] ?? week) - week, 0) / Math.max(1, ours.length);
  return {
    falseDiscoveryRate,
    sigma,
    falseAlarmsPerMonth: alarms / months,
    falseAlarmsInterval: [poissonEnd(alarms, -1) / months, poissonEnd(alarms, 1) / months],
    found: ours.length === 0 ? 0 : found.length / ours.length,
    weeksToSignal: found[found.length >> 1] ?? null,
    leadWeeks: found.length === 0 ? null : lead,
    ownSignals: own.reduce((sum, each) => sum + sure(each).length, 0),
  };
}

/** The k of "mean ± k σ" that gives so many alarms on quiet weeks. */
function widthOf(scores: readonly number[], alarms: number): number {
  const sorted = scores.map(Math.abs).sort((a, b) => b - a);
  return sorted[alarms] ?? 0;
}

/** End of the 95 % interval of a count (E. B. Wilson and M. M. Hilferty 1931). */
function poissonEnd(count: number, side: -1 | 1): number {
  const at = side < 0 ? count : count + 1;
  return at === 0 ? 0 : at * Math.max(0, 1 - 1 / (9 * at) + (side * 1.96) / (3 * Math.sqrt(at))) ** 3;
}

/** Uniform draws in [0, 1); equal seeds give equal draws. */
export function mulberry(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
