import { DRIFT_BANDS, driftOf, MINIMUM_MENTIONS, type Drift } from './drift.js';
import type { Tree } from './accuracy.js';
import { startOfWeek } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import { ancestorsOf } from '../theme.js';

/** Mentions of one theme in one language and band of confidence. */
export interface BandCount {
  readonly themeId: number;
  readonly lang: string;
  readonly now: boolean;
  readonly band: number;
  readonly mentions: number;
}

/** What was compared: everything, one language, or one theme with those below it. */
export interface DriftEntry extends Drift {
  readonly by: 'all' | 'lang' | 'theme';
  readonly key: string;
  /** Mentions by band of confidence. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface DriftPeriods {
  readonly reference: Period;
  readonly week: Period;
  /** `first_weeks`: the first four since the model serves; `weeks_before`: the four before the week, while there are no such. */
  readonly kind: 'first_weeks' | 'weeks_before';
}

/** Days of a reference: four weeks. */
const REFERENCE_DAYS = 28;

/**
 * The last week that is over, and what it is compared with.
 * @param today local day number; `since` that of the day from which the model serves
 */
export function driftPeriods(today: number, since: number | null, weekStart: number): DriftPeriods {
  const from = startOfWeek(today, weekStart) - 7;
  const week = { from, to: from + 6 };
  const first = since === null ? null : startOfWeek(since, weekStart) + 7;
  if (first !== null && first + REFERENCE_DAYS <= from)
    return { week, reference: { from: first, to: first + REFERENCE_DAYS - 1 }, kind: 'first_weeks' };
  return { week, reference: { from: from - REFERENCE_DAYS, to: from - 1 }, kind: 'weeks_before' };
}

/** Compares the spread of confidence of everything, each language and each theme; the error rate is shared among all of them. */
export function driftReport(counts: readonly BandCount[], tree: readonly Tree[]): readonly DriftEntry[] {
  const paths = ancestorsOf(tree);
  const spreads = new Map<string, { by: DriftEntry['by']; key: string; before: number[]; after: number[] }>();
  const add = (by: DriftEntry['by'], key: string, { now, band, mentions }: BandCount): void => {
    const id = `${by}:${key}`;
    const spread = spreads.get(id) ?? { by, key, before: bands(), after: bands() };
    spreads.set(id, spread);
    const side = now ? spread.after : spread.before;
    side[band] = (side[band] ?? 0) + mentions;
  };
  for (const count of counts) {
    add('all', '', count);
    add('lang', count.lang, count);
    for (const id of paths.get(count.themeId) ?? []) add('theme', String(id), count);
  }
  const all = [...spreads.values()];
  const enough = (side: readonly number[]): boolean => side.reduce((sum, count) => sum + count, 0) >= MINIMUM_MENTIONS;
  const compared = all.filter(({ before, after }) => enough(before) && enough(after)).length;
  return all.map((spread) => ({ ...spread, ...driftOf(spread.before, spread.after, compared) }));
}

function bands(): number[] {
  return Array.from({ length: DRIFT_BANDS.length + 1 }, () => 0);
}
