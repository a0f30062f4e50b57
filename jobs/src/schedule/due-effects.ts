import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { effectsDue, effectsUnderWay } from '@koe/sql/queries/effect/due';
import { addJob, hasJob } from '@koe/sql/queries/queue/add-job';
import { allPulledSince, isPipelineBusy } from '@koe/sql/queries/signal/due';
import { readOrganisation } from '@koe/sql/server/settings';
import { recountedFrom } from '../insight/effects/measure-effects.step.js';
import { lastClosedWeek } from '../insight/signals.step.js';
import type { Runtime } from '../pipeline/runtime.js';
import { readLoop } from '../sample/loop/loop-state.js';

/** From then on a week is counted with what there is. */
const WAIT_AT_MOST_MS = 24 * 3_600_000;
/** What came late, or a release day that came, is seen after so long. */
const LOOK_AGAIN_MS = 6 * 3_600_000;

/**
 * Adds a look at the effects of actions: when an action was written down or changed, when a week has closed and its sources were pulled, and now
 * and then. Never while items are on their way into blocks: half a week would be judged.
 */
export async function queueEffects(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  const { changed, oldest } = await effectsDue(database, recountedFrom(clock.now()));
  // no action at all
  if (!changed && oldest === null) return;
  const { computing, failed } = await effectsUnderWay(database);
  if (computing || failed || (await isPipelineBusy(database))) return;
  if (changed || (await isStale(runtime, oldest, clock.now()))) await addJob(database, 'effects', {});
}

/** Adds what of the sample needs counted feedback, once that is there. */
export async function queueSampleLoop({ database }: Runtime): Promise<void> {
  const state = await readLoop(database);
  if (!state || state.filled || (await isPipelineBusy(database)) || (await hasJob(database, 'sample_loop'))) return;
  await addJob(database, 'sample_loop', {});
}

async function isStale({ database }: Runtime, oldest: Date | null, now: Date): Promise<boolean> {
  if (oldest === null) return false;
  const { timeZone, weekStart } = await readOrganisation(database);
  const closedAt = zoneOf(timeZone).startOf(lastClosedWeek(now, timeZone, weekStart) + 7);
  if (oldest.getTime() >= closedAt) return now.getTime() - oldest.getTime() > LOOK_AGAIN_MS;
  return now.getTime() - closedAt > WAIT_AT_MOST_MS || (await allPulledSince(database, new Date(closedAt)));
}
