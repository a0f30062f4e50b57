import { fitBaseline, standardErrorAfter, type BaselineFit } from '../baseline-fit.js';
import type { EffectPeriod } from '../effect-series.js';
import { isSameComparison, type Comparison } from './comparison.js';
import type { WeeklyCounts, WeeklySeries } from './weekly-series.js';

/** A comparison and how well an effect would be seen against it. */
export interface FittedComparison {
  readonly comparison: Comparison;
  readonly fit: BaselineFit;
}

/** Own past alone. */
export const NO_COMPARISON: Comparison = { kind: 'none', by: null, key: null, themeIds: [], filter: {} };

/** Standard errors that differ by less than this are as good: a dozen weeks do not tell them apart. */
const AS_GOOD = 1.25;
/** With a standard error so many times that of the best a comparison says nothing more: no reasonable one. */
const REASONABLE = 3;
/** Other comparisons that a look is held under too. */
const MOST_OTHERS = 5;

/**
 * The comparisons by the standard error that an effect over the window would have against each, as the weeks before the release
 * say: smallest first. Among those as good as the best, the one most like the treated leads. What comes after the release is not looked at, so none is chosen for its answer. Own past alone is the last resort.
 * @param firstWeek the first week that is no longer before the release, a local date
 */
export function rankComparisons(
  answer: WeeklySeries,
  firstWeek: string,
  windowWeeks: number,
): readonly FittedComparison[] {
  const ranked = answer.comparisons
    .flatMap(({ comparison }) => fitted(answer, comparison, firstWeek))
    .map((each) => ({ ...each, error: standardErrorAfter(each.fit, windowWeeks) }))
    .sort((a, b) => a.error - b.error);
  const good = (ranked[0]?.error ?? 0) * AS_GOOD;
  const reasonable = (ranked[0]?.error ?? 0) * REASONABLE;
  const chosen = ranked
    .filter(({ error }) => error <= good)
    .sort((a, b) => likeness(a.comparison) - likeness(b.comparison))[0];
  return [
    ...(chosen ? [chosen] : []),
    ...ranked.filter((each) => each !== chosen && each.error <= reasonable).slice(0, MOST_OTHERS),
    ...fitted(answer, NO_COMPARISON, firstWeek),
  ].map(({ comparison, fit }) => ({ comparison, fit }));
}

/** The same where it is not touched is most like it: it shares what comes and goes with the theme. Then many themes together, then one. */
function likeness({ kind, key }: Comparison): number {
  return kind === 'segment' ? (key === null ? 0 : 1) : kind === 'themes' ? 2 : 3;
}

function fitted(answer: WeeklySeries, comparison: Comparison, firstWeek: string): FittedComparison[] {
  const before = periodsUnder(answer, comparison).filter(({ period }) => period < firstWeek);
  const fit = fitBaseline(before);
  return fit ? [{ comparison, fit }] : [];
}

/** The series of a question against one comparison; weeks without n on one side are no use there. */
export function periodsUnder(answer: WeeklySeries, comparison: Comparison): EffectPeriod[] {
  const counts = countsOf(answer, comparison);
  return answer.weeks.map((period, at) => ({
    period,
    treated: answer.treated[at] ?? NOTHING,
    comparison: counts[at] ?? NOTHING,
  }));
}

const NOTHING = { n: 0, k: 0 };

function countsOf(answer: WeeklySeries, comparison: Comparison): WeeklyCounts {
  if (comparison.kind !== 'none') {
    return answer.comparisons.find((each) => isSameComparison(each.comparison, comparison))?.counts ?? [];
  }
  // a series that never moves takes nothing away and adds no doubt
  return answer.treated.map(({ n, variance }) => {
    if (n === 0) return NOTHING;
    return variance === undefined ? STILL : { n: 1, k: 0, variance: 0 };
  });
}

const STILL = { n: 2 ** 40, k: 2 ** 39 };
