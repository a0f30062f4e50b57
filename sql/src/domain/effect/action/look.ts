import { formatDay, parseDay } from '../../calendar/day.js';
import { verdictOn, type EffectVerdict } from '../verdict.js';
import type { Counted, EffectPeriod } from '../effect-series.js';
import type { EffectEstimate } from '../estimate.js';
import { periodsUnder } from './choose.js';
import type { Comparison } from './comparison.js';
import type { EffectLook, EffectPhase, EffectUnder, EffectWeek } from './effect-look.js';
import type { EffectWindow } from './effect-window.js';
import type { WeeklySeries } from './weekly-series.js';

/** What a look stands on besides the series. */
export type LookStamps = Pick<EffectLook, 'at' | 'asOf' | 'metricVersion' | 'taxonomyVersion' | 'manifest' | 'blocks'>;

export interface LookQuestion {
  readonly series: WeeklySeries;
  readonly window: EffectWindow;
  readonly direction: 'up' | 'down';
  readonly minimumEffect: number;
  readonly comparison: Comparison;
  readonly others: readonly Comparison[];
  readonly stamps: LookStamps;
}

/** Two-sided 95 % of the normal distribution, for the band of single weeks. */
const Z95 = 1.96;

/**
 * Looks at an action's effect: the weeks up to the end of its window, as far as they are there. Weeks after the window are left out,
 * whoever looks when, so that a look at its end says the same for ever.
 */
export function lookAt(question: LookQuestion): EffectLook {
  const { comparison, others, window: span, stamps } = question;
  const { periods, verdict } = under(question, comparison);
  const counted = periods.filter(({ period }) => parseDay(period) >= span.firstWeek);
  const last = periods.at(-1);
  const { enoughAfter } = verdict;
  return {
    ...stamps,
    ...shown(comparison, verdict),
    weeks: counted.length,
    through: last ? formatDay(parseDay(last.period) + 6) : formatDay(span.releaseDay),
    series: weeksOf(periods, verdict.estimate, span),
    enoughAfter,
    enoughOn: enoughAfter === null ? null : formatDay(span.firstWeek + 7 * enoughAfter - 1),
    sensitivity: others.map((other) => shown(other, under(question, other).verdict)),
  };
}

function under(
  { series, window: span, direction, minimumEffect }: LookQuestion,
  comparison: Comparison,
): { readonly periods: EffectPeriod[]; readonly verdict: EffectVerdict } {
  const all = periodsUnder(series, comparison).filter(({ period }) => parseDay(period) <= span.endDay);
  // the week of the release is partly under the action: on neither side
  const periods = all.map((each) => (parseDay(each.period) === span.splitWeek ? blank(each) : each));
  const release = formatDay(span.firstWeek);
  const verdict: EffectVerdict = periods.some(({ period }) => period === release)
    ? verdictOn({ series: periods, release, direction, minimumEffect })
    : { verdict: 'no_evidence_yet', estimate: null, enoughAfter: null };
  return { periods: all, verdict };
}

function blank({ period, treated, comparison }: EffectPeriod): EffectPeriod {
  return { period, treated: { ...treated, n: 0, k: 0 }, comparison: { ...comparison, n: 0, k: 0 } };
}

function shown(comparison: Comparison, { verdict, estimate }: EffectVerdict): EffectUnder {
  const { effect = null, interval = null, p = null } = estimate ?? {};
  return { comparison, verdict, effect, interval, p };
}

function weeksOf(periods: readonly EffectPeriod[], estimate: EffectEstimate | null, span: EffectWindow): EffectWeek[] {
  return periods.map(({ period, treated, comparison }, at) => {
    const day = parseDay(period);
    const expected = estimate?.expected[at] ?? null;
    const spread = estimate?.spread[at] ?? null;
    return {
      week: period,
      phase: phaseOf(day, at, estimate, span),
      treated: valueOf(treated),
      comparison: valueOf(comparison),
      expected,
      band: expected === null || spread === null ? null : [expected - Z95 * spread, expected + Z95 * spread],
    };
  });
}

function phaseOf(day: number, at: number, estimate: EffectEstimate | null, span: EffectWindow): EffectPhase {
  if (day >= span.firstWeek) return 'after';
  if (day === span.splitWeek) return 'release';
  if (estimate === null) return 'baseline';
  return at < estimate.baseline.from ? 'earlier' : at <= estimate.baseline.to ? 'baseline' : 'decision';
}

function valueOf({ n, k }: Counted): { readonly n: number; readonly value: number | null } {
  return { n, value: n > 0 ? k / n : null };
}
