import { editionSlots } from '@koe/sql/domain/edition/schedule';
import { effectsDue } from '@koe/sql/queries/effect/due';
import { editionOfWeek } from '@koe/sql/queries/edition/edition';
import { editionsUnderWay } from '@koe/sql/queries/edition/due';
import { readEditionSettings } from '@koe/sql/queries/edition/settings';
import { newestFaqRun } from '@koe/sql/queries/faq/run';
import { isFilling } from '@koe/sql/queries/model/training-need';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { allPulledSince, isPipelineBusy } from '@koe/sql/queries/signal/due';
import { signalRuns } from '@koe/sql/queries/signal/run';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { readOrganisation } from '@koe/sql/server/settings';
import { recountedFrom } from '../insight/effects/measure-effects.step.js';
import type { Runtime } from '../pipeline/runtime.js';

/** A build that failed for good is tried anew after so long. */
const AGAIN_MS = 6 * 3_600_000;
/** A machine that slept through its Monday makes up for it; what is older, people ask for. */
const LATE_AT_MOST_MS = 6 * 86_400_000;

/**
 * Adds the report of the last closed week at its time: when its sources were read since the week ended, what came in is in blocks, its signals were
 * computed, its questions looked through and the effects of actions measured; after some hours with what there is.
 */
export async function queueEditions(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  const settings = await readEditionSettings(database);
  if (!settings.automatic || (await isFilling(database))) return;
  const organisation = await readOrganisation(database);
  const now = clock.now();
  const { last } = editionSlots(now.getTime(), settings, organisation);
  const waited = now.getTime() - last.at;
  if (waited > LATE_AT_MOST_MS || (await editionOfWeek(database, last.week)) !== null) return;
  const underWay = (await editionsUnderWay(database)).filter(
    ({ week, rebuildOf }) => week === last.week && rebuildOf === null,
  );
  if (underWay.some(({ failed, at }) => !failed || Date.now() - at.getTime() < AGAIN_MS)) return;
  if (waited < settings.waitHours * 3_600_000) {
    const endedAt = new Date(zoneOf(organisation.timeZone).startOf(last.week + 7));
    if (await isPipelineBusy(database)) return;
    if (!(await allPulledSince(database, endedAt))) return;
    if ((await signalRuns(database, last.week, last.week)).length === 0) return;
    if (((await newestFaqRun(database))?.toDay ?? 0) < last.week + 6) return;
    const { changed, oldest } = await effectsDue(database, recountedFrom(now));
    if (changed || (oldest !== null && oldest < endedAt)) return;
  }
  await addJob(database, 'edition', { week: last.week, personId: null, rebuildOf: null });
}
