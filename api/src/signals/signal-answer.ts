import { formatDay } from '@koe/sql/domain/calendar/day';
import { filterParams } from '@koe/sql/domain/filter';
import { signalEvidence } from '@koe/sql/domain/finding/signal-finding';
import type { SignalRun as StoredRun } from '@koe/sql/queries/signal/run';
import type { StoredSignal } from '@koe/sql/queries/signal/signal';
import type { Signal, SignalRun } from '../contract/signals.js';

/** @param names source id → name */
export function runAnswer(run: StoredRun, names: ReadonlyMap<string, string>): SignalRun {
  const { tests, themes, segments, baselineWeeks, taxonomyVersion, replaces, nothing, parameters } = run;
  return {
    id: run.runId,
    week: formatDay(run.week),
    at: run.at.toISOString(),
    asOf: run.asOf.toISOString(),
    ...{ tests, themes, segments, baselineWeeks, taxonomyVersion, replaces, nothing },
    falseDiscoveryRate: parameters.falseDiscoveryRate,
    sigma: parameters.sigma,
    leftOut: run.leftOut.map(({ source, since, why }) => ({
      source,
      name: names.get(source) ?? source,
      since: formatDay(since),
      why: why ?? 'young',
    })),
  };
}

/**
 * @param week all signals of its run: those of all feedback are what others are part of
 * @param leftOut sources that were not compared, so that the evidence lists what was counted
 */
export function signalAnswer(
  stored: StoredSignal,
  week: readonly StoredSignal[],
  leftOut: readonly { readonly source: string }[],
): Signal {
  const { themeId, direction, segmentBy: by, segmentKey: key } = stored;
  const { items, expectedItems, n, share, expectedShare, weeksLooked, p, q, concentration } = stored;
  const whole = week.find(
    (other) => other.segmentBy === '' && other.themeId === themeId && other.direction === direction,
  );
  return {
    id: stored.signalId,
    week: formatDay(stored.week),
    themeId,
    segment: by === '' ? null : { by, key },
    partOf: by === '' ? null : (whole?.signalId ?? null),
    direction,
    measures: [...stored.measures],
    ...{ items, expectedItems, n, share, expectedShare, weeksLooked, p, q },
    itemLimits: [...stored.itemLimits],
    interval: [...stored.interval],
    shareLimits: [...stored.shareLimits],
    since: formatDay(stored.since),
    weeks: (stored.week - stored.since) / 7 + 1,
    concentration: concentration && { ...concentration },
    evidence: filterParams(signalEvidence(stored, leftOut)).toString(),
    disposition: {
      state: stored.disposition,
      reason: stored.reason,
      note: stored.note,
      until: stored.until,
      by: stored.decidedBy === null ? null : { id: stored.decidedBy, name: stored.decidedByName ?? '' },
      at: stored.decidedAt?.toISOString() ?? null,
      carried: stored.carried,
    },
  };
}
