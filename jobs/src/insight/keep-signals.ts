import { randomUUID } from 'node:crypto';
import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { FoundSignal } from '@koe/sql/domain/trend/detect/detect';
import { keepSignalRun, type SignalRun } from '@koe/sql/queries/signal/run';
import type { Sensitivity } from '@koe/sql/queries/signal/sensitivity';
import {
  keepSignal,
  signalsOfRun,
  signalsOfWeek,
  type Decided,
  type StoredSignal,
} from '@koe/sql/queries/signal/signal';
import type { Session } from '@koe/sql/server/database';
import type { WeekSignals } from './signals.js';

interface Known {
  readonly manifest: Manifest;
  readonly sensitivity: Sensitivity;
  readonly now: Date;
}

const OPEN: Decided = {
  disposition: 'open',
  reason: null,
  note: null,
  until: null,
  decidedBy: null,
  decidedAt: null,
};

/**
 * Writes a week's run and signals, unless the run that holds saw the same. What was decided stays: about a signal of the run
 * that is replaced, and about the same theme and segment in the week before.
 * @param known the run that holds
 * @returns whether anything was written
 */
export async function keepWeek(
  session: Session,
  week: WeekSignals,
  known: SignalRun | null,
  { manifest, sensitivity, now }: Known,
): Promise<boolean> {
  const replaces = known && reasonToReplace(known, week, manifest);
  if (known && replaces === null) return false;
  const replaced = known ? await signalsOfRun(session, known.runId) : [];
  const earlier = await signalsOfWeek(session, week.week - 7);
  const runId = randomUUID();
  const { tests, themes, segments, baselineWeeks, fingerprint, leftOut, nothing } = week;
  await keepSignalRun(session, {
    runId,
    week: week.week,
    at: now,
    asOf: new Date(manifest.asOf),
    checkedAt: now,
    taxonomyVersion: manifest.taxonomyVersion,
    ...{ tests, themes, segments, baselineWeeks, fingerprint, leftOut, nothing, replaces },
    parameters: sensitivity,
  });
  for (const found of week.signals) {
    const before = earlier.find((each) => isSame(each, found) && each.direction === found.direction);
    const kept = replaced.find((each) => isSame(each, found) && each.direction === found.direction);
    const { segment, concentration, ...rest } = found;
    await keepSignal(session, {
      ...rest,
      signalId: randomUUID(),
      runId,
      week: week.week,
      since: before?.since ?? week.week,
      segmentBy: segment?.by ?? '',
      segmentKey: segment?.key ?? '',
      concentration: concentration && { ...concentration },
      ...decisionOf(kept, before, week.week),
    });
  }
  return true;
}

function reasonToReplace(known: SignalRun, week: WeekSignals, manifest: Manifest): SignalRun['replaces'] {
  if (known.taxonomyVersion !== manifest.taxonomyVersion) return 'taxonomy';
  return known.fingerprint === week.fingerprint ? null : 'data';
}

function isSame(stored: StoredSignal, { themeId, segment }: FoundSignal): boolean {
  const { by, key } = segment ?? { by: '', key: '' };
  return stored.themeId === themeId && stored.segmentBy === by && stored.segmentKey === key;
}

function decisionOf(
  kept: StoredSignal | undefined,
  before: StoredSignal | undefined,
  week: number,
): Decided & { readonly carried: boolean } {
  // as it is, open too: who made it open again wants it decided anew, whatever the week before says
  if (kept) return { ...decided(kept), carried: kept.carried };
  if (!before || before.disposition === 'open') return { ...OPEN, carried: false };
  // put off until a day that the week has reached: it is to be decided again
  const over = before.disposition === 'defer' && before.until !== null && before.until <= formatDay(week + 6);
  return over ? { ...OPEN, carried: false } : { ...decided(before), carried: true };
}

function decided({ disposition, reason, note, until, decidedBy, decidedAt }: StoredSignal): Decided {
  return { disposition, reason, note, until, decidedBy, decidedAt };
}
