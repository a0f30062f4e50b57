import { createHash } from 'node:crypto';
import type { EffectSeriesParams } from '@koe/sql/domain/analysis/effect-series';
import type { AnalysisRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { goalFilter, measurableOf } from '@koe/sql/domain/effect/action/measurable';
import type { Touch } from '@koe/sql/domain/effect/action/touches';
import type { WeeklySeries } from '@koe/sql/domain/effect/action/weekly-series';
import { FilterError, splitValues, type Filter } from '@koe/sql/domain/filter';
import type { StoredEffect } from '@koe/sql/queries/effect/effect';
import type { MeasuredAction } from '@koe/sql/queries/effect/measured-action';
import type { Runtime } from '../../pipeline/runtime.js';
import { askCube } from '../ask-cube.js';
import { lastClosedWeek } from '../signals.step.js';
import { isChosen, windowOf, type LookTime, type Seen } from './next-effect.js';

/** Weeks before the release that are looked at: a year, and those in which it was decided. */
const WEEKS_BEFORE = 57;
/** Another action released so shortly before, or within the window, may have changed what it touches. */
const TOUCH_DAYS = 56;

/**
 * The weeks of actions, all from one reading of the blocks. Null for an action whose goal cannot be counted by week.
 * @throws the signal's reason when it is aborted
 */
export async function seeActions(
  runtime: Runtime,
  actions: readonly MeasuredAction[],
  everyAction: readonly MeasuredAction[],
  effects: ReadonlyMap<string, StoredEffect>,
  time: LookTime & { readonly timeZone: string },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Seen | null>> {
  const to = lastClosedWeek(time.now, time.timeZone, time.weekStart) + 6;
  const asked = actions.flatMap((action) => {
    const filter = countedFilter(action);
    if (filter === null) return [];
    const effect = effects.get(action.actionId) ?? null;
    return [{ action, request: requestOf(action, filter, effect, everyAction, time, to) }];
  });
  const found = new Map<string, Seen | null>(actions.map(({ actionId }) => [actionId, null]));
  if (asked.length === 0) return found;
  const from = asked.map(({ request }) => request.params.from).sort()[0] ?? formatDay(to);
  const span = { from, to: formatDay(to) };
  const { results, manifest, blocks } = await askCube(
    runtime,
    span,
    asked.map(({ request }) => request),
    signal,
  );
  asked.forEach(({ action }, at) => {
    const series = results[at];
    if (series === undefined || !isWeekly(series)) return;
    found.set(action.actionId, {
      series,
      stamps: {
        at: time.now.toISOString(),
        asOf: manifest.asOf,
        metricVersion: measurableOf(action.goal)?.metric.version ?? 0,
        taxonomyVersion: manifest.taxonomyVersion,
        manifest: manifest.version,
        blocks: blocks.map(({ hash }) => hash),
      },
      fingerprint: fingerprintOf(action, series, manifest.taxonomyVersion),
    });
  });
  return found;
}

/** Null where it cannot be counted by week: another kind of metric, a text search, or a filter of an older release. */
function countedFilter({ goal, themeId }: MeasuredAction): Filter | null {
  try {
    const filter = goalFilter(goal, themeId);
    return measurableOf(goal) === null || filter.q !== undefined ? null : filter;
  } catch (error) {
    if (error instanceof RangeError || error instanceof FilterError) return null;
    throw error;
  }
}

function requestOf(
  action: MeasuredAction,
  filter: Filter,
  effect: StoredEffect | null,
  everyAction: readonly MeasuredAction[],
  time: LookTime,
  to: number,
): AnalysisRequest<'effect_series'> {
  const window = windowOf(action, time);
  const known = effect !== null && isChosen(action, effect) && effect.comparison !== null;
  const touched = everyAction.filter(
    (other) =>
      other.actionId !== action.actionId &&
      !other.stopped &&
      other.releaseOn !== null &&
      parseDay(other.releaseOn) >= window.releaseDay - TOUCH_DAYS &&
      parseDay(other.releaseOn) <= window.endDay,
  );
  const params: EffectSeriesParams = {
    metric: action.goal.metric,
    variant: action.goal.variant,
    from: formatDay(window.firstWeek - 7 * WEEKS_BEFORE),
    to: formatDay(Math.min(to, window.endDay)),
    comparisons: known && effect.comparison ? [effect.comparison, ...effect.alternatives] : null,
    before: formatDay(window.releaseDay),
    touched: touched.map(touchOf),
  };
  return { kind: 'analysis', name: 'effect_series', params, filter };
}

/** What an action may change: its own theme, where its goal names none. */
function touchOf(action: MeasuredAction): Touch {
  const { theme = [], ...filter } = countedFilter(action) ?? {};
  const { wanted } = splitValues(theme);
  return { filter, themes: wanted.length > 0 ? wanted : [String(action.themeId)], isOfThemes: wanted.length > 0 };
}

function isWeekly(result: CubeResult): result is WeeklySeries & CubeResult {
  return 'treated' in result && 'comparisons' in result && 'weeks' in result;
}

function fingerprintOf(
  action: MeasuredAction,
  { weeks, treated, comparisons }: WeeklySeries,
  taxonomy: number,
): string {
  const counts = [action.revision, action.releaseOn, taxonomy, weeks, treated, comparisons];
  return createHash('sha256').update(JSON.stringify(counts)).digest('hex').slice(0, 32);
}
