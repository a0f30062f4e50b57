import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

const ofRun = statement('payloads of run', `select count(*)::int as count from payload where run_id = :runId`);
const restore = sqlFile(import.meta.url, 'restore-run.sql');
const closeRun = statement(
  'undone run',
  `update sync_run set status = 'undone', finished_at = coalesce(finished_at, :now) where run_id = :runId`,
);
const closeRejects = statement(
  'undone rejects',
  `update reject set resolved_at = :now where run_id = :runId and resolved_at is null`,
);
const returnState = sqlFile(import.meta.url, 'return-state.sql');
const pause = statement('pause source', `update source set paused = true where source_id = :sourceId`);
const clearStates = statement('clear states', `delete from source_state where source_id = :sourceId`);
const findRun = statement('run', `select run_id, source_id, status, started_at from sync_run where run_id = :runId`);

export interface RunRow {
  readonly run_id: string;
  readonly source_id: string;
  readonly status: string;
  readonly started_at: Date;
}

export async function findRunById(session: Session, runId: string): Promise<RunRow | null> {
  return (await session.run<RunRow>(findRun, { runId }))[0] ?? null;
}

export async function countPayloadsOfRun(session: Session, runId: string): Promise<number> {
  return (await session.run<{ count: number }>(ofRun, { runId }))[0]?.count ?? 0;
}

/**
 * Gives the payloads that a run brought back what they were before it, or marks them deleted where there was nothing;
 * returns the source to the state it had, paused, so that nothing comes back before somebody has looked.
 * @param batchIds one for each `batchSize` payloads of the run
 */
export async function undoRunInTables(
  session: Session,
  run: { readonly runId: string; readonly sourceId: string },
  batchIds: readonly string[],
  batchSize: number,
  now: Date,
): Promise<void> {
  await session.run(restore, { ...run, batchIds, batchSize, now });
  await session.run(closeRun, { ...run, now });
  await session.run(closeRejects, { ...run, now });
  await session.run(clearStates, run);
  await session.run(returnState, run);
  await session.run(pause, run);
}
