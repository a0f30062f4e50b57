import { detect, type DetectOptions } from '@koe/sql/domain/trend/detect/detect';
import type { SignalTable } from '@koe/sql/domain/trend/detect/table';
import { ruleScores } from '@koe/sql/domain/trend/detect/two-sigma';
import type { BenchLine } from '../bench-line.js';
import { falseAlarms, JUDGED } from './false-alarms.js';

const START = 44;
const LOOKED = 8;
const NOT_SEEN = LOOKED + 1;

/** A rule: whether it raises a theme in a week. */
type Raises = (table: SignalTable, at: number, theme: number) => boolean;

/** Weeks from the beginning of each planted drift until it is seen; one not seen within eight weeks counts nine. */
export function leads(
  quiet: readonly SignalTable[],
  drifted: readonly { readonly table: SignalTable; readonly themes: readonly number[] }[],
  options: DetectOptions,
): BenchLine[] {
  const scores = quiet.flatMap((table) => JUDGED.flatMap((at) => [...ruleScores(table, at).values()].flat()));
  // no quiet week of all tables is outside it: the rule at as few false alarms as none
  const width = Math.max(...scores.map(Math.abs));
  const twoSigma: Raises = (table, at, theme) => outside(table, at, theme, 2);
  const asFew: Raises = (table, at, theme) => (ruleScores(table, at).get(theme) ?? []).some((z) => z > width);
  const ours = seen(drifted, (table, at, theme) =>
    detect(table, at, options).signals.some(({ themeId, direction }) => themeId === theme && direction === 'up'),
  );
  const alarms = falseAlarms(quiet, (table, at) => table.themes.filter((theme) => twoSigma(table, at, theme)).length);
  const against = (name: string, weeks: readonly number[]): BenchLine => ({
    name: `signals.lead-${name}`,
    value: mean(weeks.map((week, index) => week - (ours[index] ?? week))),
    unit: 'weeks',
    n: weeks.length,
  });
  return [
    { name: 'signals.weeks-to-signal', value: median(ours), unit: 'weeks', n: ours.length },
    {
      name: 'signals.found-within-8',
      value: ours.filter((week) => week < NOT_SEEN).length / ours.length,
      unit: 'share',
      n: ours.length,
    },
    against('2-sigma-as-few-false-alarms', seen(drifted, asFew)),
    against('2-sigma-plain', seen(drifted, twoSigma)),
    {
      name: 'signals.2-sigma-plain.false-alarms',
      value: alarms.perMonth,
      unit: 'signals/month',
      n: alarms.weeks,
      interval: alarms.interval,
    },
  ];
}

function seen(
  drifted: readonly { readonly table: SignalTable; readonly themes: readonly number[] }[],
  raises: Raises,
): number[] {
  return drifted.flatMap(({ table, themes }) =>
    themes.map((theme) => {
      for (let week = 0; week < LOOKED; week++) if (raises(table, START + week, theme)) return week + 1;
      return NOT_SEEN;
    }),
  );
}

/** The rule as people use it: a theme's weekly number in all feedback, above mean + k σ of the twelve weeks before. */
function outside({ weeks, items }: SignalTable, at: number, theme: number, k: number): boolean {
  const own = items[0]?.subarray((theme - 1) * weeks.length, theme * weeks.length) ?? new Float64Array(0);
  const before = [...own.subarray(at - 12, at)];
  const middle = mean(before);
  const spread = Math.sqrt(before.reduce((sum, count) => sum + (count - middle) ** 2, 0) / 11);
  return (own[at] ?? 0) > middle + k * spread;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NOT_SEEN;
}
