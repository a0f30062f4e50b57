import { claimDueSource, listSources } from '@koe/sql/queries/source/source';
import { isFilling, trainingNeed } from '@koe/sql/queries/model/training-need';
import { readOrganisation } from '@koe/sql/server/settings';
import { connectorOf } from '../connectors/registry.js';
import { startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { isLookQueued, lastDiscoveryRuns, wasLookedAt } from '@koe/sql/queries/suggestion/discovery-run';
import { SPANS } from '@koe/sql/queries/suggestion/suggestion';
import { addJob, hasJob } from '@koe/sql/queries/queue/add-job';
import { allPulledSince, isPipelineBusy, signalsUnderWay } from '@koe/sql/queries/signal/due';
import { faqUnderWay, newestFaqRun } from '@koe/sql/queries/faq/run';
import { newestSignalRun } from '@koe/sql/queries/signal/run';
import { stuckReclassification } from '@koe/sql/queries/model/reclassification';
import { faqPeriod } from '../insight/faq/faq.step.js';
import { lastClosedWeek } from '../insight/signals.step.js';
import { giveUpReclassification } from '../pipeline/learning/reclassify.step.js';
import type { Runtime } from '../pipeline/runtime.js';
import { nextRun } from './next-run.js';

/** Adds a pull for every source whose slot has come. Whoever moves the source to its next slot adds the job, in the same transaction. */
export async function queueDueSources(runtime: Runtime): Promise<number> {
  const { database, clock } = runtime;
  const now = clock.now();
  const { timeZone } = await readOrganisation(database);
  let queued = 0;
  for (const source of await listSources(database)) {
    const dueAt = source.next_run_at;
    if (!dueAt || dueAt > now) continue;
    await database.transaction(async (session) => {
      if (!(await claimDueSource(session, source.source_id, dueAt, nextRun(source.schedule, timeZone, now)))) return;
      await addJob(session, 'pull', { sourceId: source.source_id, trigger: 'schedule' });
      queued += 1;
    });
  }
  return queued;
}

/** Adds a recheck for every source whose connector can be asked what is gone. */
export async function queueRechecks(runtime: Runtime): Promise<void> {
  for (const source of await listSources(runtime.database))
    if (connectorOf(source.type).recheck) await addJob(runtime.database, 'recheck', { sourceId: source.source_id });
}

/** Gives up a re-classification whose process died each time it was tried. */
export async function endStuckReclassification(runtime: Runtime): Promise<void> {
  const reclassificationId = await stuckReclassification(runtime.database);
  if (reclassificationId !== null)
    await giveUpReclassification(runtime, { reclassificationId }, new Error('its job ended without an answer'));
}

/** Adds a training when enough was labelled, or came in, since the newest model. */
export async function queueTraining(runtime: Runtime): Promise<void> {
  // one that fails is retried by the queue: asked for again, it would begin anew each time
  if (await hasJob(runtime.database, 'train')) return;
  const reason = await trainingNeed(runtime.database);
  if (reason !== null) await addJob(runtime.database, 'train', { reason });
}

/** Adds a look for emerging themes for a day, and a week, that ended without one. A machine that slept looks when it wakes. */
export async function queueDiscovery(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  // half of a first import would be compared with the other half
  if (await isFilling(database)) return;
  const { timeZone, weekStart } = await readOrganisation(database);
  const now = clock.now();
  const today = zoneOf(timeZone).dayOf(now.getTime());
  const runs = await lastDiscoveryRuns(database);
  const due = { day: today - 1, week: startOfWeek(today, weekStart) - 1 };
  for (const span of SPANS) {
    const look = { span, toDay: due[span] };
    if (wasLookedAt(runs, look, now)) continue;
    // one that fails is retried by the queue, and dies there: asked for again, it would begin anew each time
    if (!(await isLookQueued(database, look))) await addJob(database, 'discover', { ...look, again: false });
  }
}

/** A week's late items are looked for so often. */
const LOOK_AGAIN_MS = 6 * 3_600_000;
/** From then on a week is computed with what there is. */
const WAIT_AT_MOST_MS = 24 * 3_600_000;

/**
 * Adds a computation of signals for a closed week that has none, once its sources were pulled and what came in is in blocks; and
 * another one now and then, since items come late. A week that was missed while the machine slept is computed when it wakes.
 */
export async function queueSignals(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  // one that fails is retried by the queue; one that died gets another chance after some hours
  const { computing, failed } = await signalsUnderWay(database);
  if (computing || failed) return;
  const { timeZone, weekStart } = await readOrganisation(database);
  const now = clock.now();
  const week = lastClosedWeek(now, timeZone, weekStart);
  const closedAt = zoneOf(timeZone).startOf(week + 7);
  const known = await newestSignalRun(database);
  const isComputed = known !== null && known.week >= week;
  if (isComputed && now.getTime() - known.checkedAt.getTime() < LOOK_AGAIN_MS) return;
  if (await isPipelineBusy(database)) return;
  const waited = now.getTime() - closedAt > WAIT_AT_MOST_MS;
  if (!isComputed && !waited && !(await allPulledSince(database, new Date(closedAt)))) return;
  await addJob(database, 'signals', {});
}

/** Adds a look for recurring questions when a week has closed since the last one; after one that found nothing to read, again after hours. */
export async function queueFaqGaps(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  const { looking, failed } = await faqUnderWay(database);
  if (looking || failed) return;
  const now = clock.now();
  const { toDay } = await faqPeriod(database, now);
  const known = await newestFaqRun(database);
  if (known && now.getTime() - known.at.getTime() < LOOK_AGAIN_MS) return;
  if (known && known.toDay >= toDay && known.read > 0) return;
  if ((await isFilling(database)) || (await isPipelineBusy(database))) return;
  await addJob(database, 'faq_gaps', {});
}

export async function queuePurge(runtime: Runtime): Promise<void> {
  await addJob(runtime.database, 'purge', {});
}
