import { factsOf, type CubeRequest } from '@koe/sql/domain/analysis/request';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { parseFilter, type Filter } from '@koe/sql/domain/filter';
import { nameFact, stampOf } from '@koe/sql/domain/finding/freeze';
import { findAction } from '@koe/sql/queries/action/action';
import { holdPins, insertPin, readPins } from '@koe/sql/queries/fact/pin';
import { servedVersion } from '@koe/sql/queries/model/reclassification';
import { askCube } from '../../insight/ask-cube.js';
import type { Runtime } from '../../pipeline/runtime.js';
import { sampleId } from '../sample-id.js';
import { sampleDays } from './add-plans.js';
import { SAMPLE_PLANS } from './plans.js';

const WEEKS = 4;

/** What each plan of the sample set out from: the number of its goal in the four weeks before it was written down. Numbers that are there stay. */
export async function addSampleProblems(runtime: Runtime, endAt: Date, signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  const { on, at } = sampleDays(endAt);
  const asked = SAMPLE_PLANS.map(({ key, owner, createdDay, goal }) => {
    const to = parseDay(on(createdDay)) - 1;
    const days = { from: formatDay(to - 7 * WEEKS + 1), to: formatDay(to) };
    const filter: Filter = { ...parseFilter(new URLSearchParams(goal.filter)), ...days };
    return { id: sampleId('action', key), key, owner, writtenAt: at(createdDay), metric: goal.metric, filter, ...days };
  });
  const requests = asked.map(({ metric, filter }): CubeRequest => ({ kind: 'fact', measure: { metric }, filter }));
  const span = {
    from: asked.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: asked.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
  };
  const { results, manifest, blocks } = await askCube(runtime, span, requests, signal);
  const stamp = stampOf(
    manifest,
    await servedVersion(database),
    blocks.map(({ hash }) => hash),
  );
  await database.transaction(async (session) => {
    for (const [position, { id, key, owner, writtenAt }] of asked.entries()) {
      const subject = { kind: 'action' as const, id };
      const action = await findAction(session, id);
      if (!action || action.removedAt !== null) continue;
      await holdPins(session, subject);
      const [fact] = factsOf(results[position]);
      if (!fact || (await readPins(session, subject)).length > 0) continue;
      await insertPin(session, {
        id: sampleId('pin', key),
        subject,
        finding: { kind: 'level', fact: nameFact(fact, manifest) },
        stamp,
        personId: sampleId('person', owner),
        now: writtenAt,
        itemIds: null,
      });
    }
  });
}
