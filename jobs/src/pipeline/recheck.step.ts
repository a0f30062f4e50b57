import { randomUUID } from 'node:crypto';
import { deletePayloads } from '@koe/sql/queries/payload/payload';
import { beginRun, countRun, finishRun } from '@koe/sql/queries/source/run';
import { findSource } from '@koe/sql/queries/source/source';
import { statement } from '@koe/sql/server/sql-file';
import { ConnectorError } from '../connectors/connector.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { openSource } from './source-context.js';

const DAY_MS = 86_400_000;
/** Older records are left to the source's own retention. */
const CHECKED_DAYS = 30;
/** A night's share for each stream: enough to see a month's records within days without using up an API's budget. */
const MOST_IDS = 500;

const some = statement(
  'payloads to recheck',
  `select external_id from payload
   where source_id = :sourceId and stream = :stream and deleted_at is null and received_at >= :since
   order by md5(external_id || :seed) limit :size`,
);

/** Asks a source which of its recent records are gone, where its streams do not tell; what is gone is deleted here too. */
export async function recheck(runtime: Runtime, task: { sourceId: string }, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  const source = await findSource(database, task.sourceId);
  if (!source || source.removed_at || source.paused || source.health === 'stopped') return;
  const open = openSource(runtime, source, signal);
  if (!open.connector.recheck) return;
  const now = clock.now();
  for (const stream of open.connector.streams) {
    if (stream.deletionsVisible) continue;
    const rows = await database.run<{ external_id: string }>(some, {
      sourceId: source.source_id,
      stream: stream.name,
      since: new Date(now.getTime() - CHECKED_DAYS * DAY_MS),
      seed: now.toISOString().slice(0, 10),
      size: MOST_IDS,
    });
    if (rows.length === 0) continue;
    try {
      const gone = await open.connector.recheck(
        rows.map((row) => row.external_id),
        stream.name,
        open.ctx,
      );
      await deleteGone(
        runtime,
        source.source_id,
        stream.name,
        gone.map((deletion) => deletion.externalId),
      );
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      runtime.log.warn({ source: source.source_id, code: error.code }, 'recheck ended early; the next night goes on');
      return;
    }
  }
}

async function deleteGone(
  runtime: Runtime,
  sourceId: string,
  stream: string,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return;
  await runtime.database.transaction(async (session) => {
    const now = runtime.clock.now();
    const runId = randomUUID();
    const batchId = randomUUID();
    await beginRun(session, { runId, sourceId, trigger: 'schedule', now });
    const deleted = await deletePayloads(session, { sourceId, stream, runId, batchId, now }, externalIds);
    await countRun(session, runId, { deleted });
    await finishRun(session, runId, now, 'succeeded', null);
    await addJob(session, 'normalise', { sourceId, batchId });
  });
}
