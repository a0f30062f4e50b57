import type { Session } from '@koe/sql/server/database';
import { removeCase } from '@koe/sql/queries/case/case-study';
import { deleteReview } from '@koe/sql/queries/review/review';
import { sampleId } from '../sample-id.js';
import { SAMPLE_CASES } from './case-texts.js';
import { forgetLoop, readLoop } from './loop-state.js';
import { SAMPLE_PLANS } from './plans.js';
import { removeActions, removeEditions, removeOfPeople } from './removal.js';

/**
 * Takes away the sample's plans, cases, meetings and reports, and what was told of them.
 * @param people ids of the sample's people
 */
export async function removeSampleLoop(session: Session, people: readonly string[]): Promise<void> {
  if (!(await readLoop(session))) return;
  for (const { plan } of SAMPLE_CASES) await removeCase(session, sampleId('case', plan));
  const reviews = ['held', 'planned'].map((key) => sampleId('review', key));
  await removeOfPeople(session, people, reviews);
  for (const review of reviews) await deleteReview(session, review);
  await removeActions(
    session,
    SAMPLE_PLANS.map(({ key }) => sampleId('action', key)),
  );
  await removeEditions(session);
  await forgetLoop(session);
}
