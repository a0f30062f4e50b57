import { findAction, updateAction } from '@koe/sql/queries/action/action';
import { logActionChange } from '@koe/sql/queries/action/history';
import { readEffect } from '@koe/sql/queries/effect/effect';
import { editionOfWeek } from '@koe/sql/queries/edition/edition';
import { newestFaqRun } from '@koe/sql/queries/faq/run';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import { measureEffects } from '../../insight/effects/measure-effects.step.js';
import { lookForFaqGaps } from '../../insight/faq/faq.step.js';
import { lastClosedWeek } from '../../insight/signals.step.js';
import type { Runtime } from '../../pipeline/runtime.js';
import { sampleId } from '../sample-id.js';
import { addSampleCases } from './add-cases.js';
import { addSampleHandling } from './add-handling.js';
import { addSampleProblems } from './add-problems.js';
import { addSampleReviews } from './add-reviews.js';
import { awaitSignals } from './await-signals.js';
import { markLoop, readLoop } from './loop-state.js';
import { SAMPLE_PLANS } from './plans.js';

/** Closed weeks whose reports are there from the first start. */
const EDITIONS = 4;

/**
 * The queue's job `sample_loop`: what of the sample needs counted feedback. Urgent items that were seen to, what the plans set out from, verdicts,
 * the plans that are closed by them, cases, meetings, and the reports of the last weeks. Each part looks whether it is there: interrupted, it
 * goes on.
 */
export async function fillSampleLoop(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = runtime;
  const state = await readLoop(database);
  if (!state || state.filled) return;
  await addSampleHandling(runtime, new Date(state.endAt), signal);
  await addSampleProblems(runtime, new Date(state.endAt), signal);
  await measureEffects(runtime, signal);
  await database.transaction((session) => closeJudged(session, clock.now()));
  await addSampleCases(runtime, signal);
  await addSampleReviews(runtime, new Date(state.endAt), signal);
  const { timeZone, weekStart } = await readOrganisation(database);
  const newest = lastClosedWeek(clock.now(), timeZone, weekStart);
  const weeks = Array.from({ length: EDITIONS }, (_, back) => newest - 7 * (EDITIONS - 1 - back));
  await awaitSignals(runtime, weeks, signal);
  if ((await newestFaqRun(database)) === null) await lookForFaqGaps(runtime, signal);
  await database.transaction(async (session) => {
    for (const week of weeks) {
      if (!(await editionOfWeek(session, week)))
        await addJob(session, 'edition', { week, personId: null, rebuildOf: null });
    }
    await markLoop(session, { ...state, filled: true }, clock.now());
  });
  log.info('the sample has plans, cases, meetings and reports');
}

/** Plans whose effect was judged are over. */
async function closeJudged(session: Session, now: Date): Promise<void> {
  for (const { key } of SAMPLE_PLANS) {
    const id = sampleId('action', key);
    const action = await findAction(session, id);
    const effect = await readEffect(session, id);
    if (!action || action.removedAt !== null || action.status !== 'measuring' || !effect?.judged) continue;
    await updateAction(
      session,
      id,
      { ...action, status: 'closed', statusAt: now, statusReason: null },
      { personId: action.ownerId, now },
    );
    await logActionChange(
      session,
      { personId: action.ownerId, now },
      {
        actionId: id,
        action: 'move',
        detail: {
          revision: action.revision + 1,
          fields: [{ field: 'status', before: action.status, after: 'closed' }],
        },
      },
    );
  }
}
