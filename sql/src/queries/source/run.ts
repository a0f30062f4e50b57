import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export type RunTrigger = 'schedule' | 'person' | 'webhook' | 'retry';
export type RunStatus = 'running' | 'succeeded' | 'failed' | 'throttled' | 'undone';

export interface RunCounts {
  readonly received: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly rejected: number;
}

export interface StateRow {
  readonly stream: string;
  readonly partition_key: string;
  readonly state: unknown;
}

const begin = statement(
  'begin run',
  `insert into sync_run (run_id, source_id, trigger, status, started_at, state_before)
   values (:runId, :sourceId, :trigger, 'running', :now,
     coalesce((select jsonb_agg(to_jsonb(s)) from source_state s where s.source_id = :sourceId), '[]'))`,
);
// pulls of one source never overlap, so a run that still says running was killed
const interrupt = statement(
  'interrupted runs',
  `update sync_run set status = 'failed', finished_at = :now, error_code = 'interrupted', error_message = 'the process ended during this run; the next run continued'
   where source_id = :sourceId and status = 'running'`,
);
const finish = statement(
  'finish run',
  `update sync_run set status = :status, finished_at = :now, error_code = :errorCode, error_message = :errorMessage where run_id = :runId`,
);
const count = statement(
  'count run',
  `update sync_run set received = received + :received, stored = stored + :stored, unchanged = unchanged + :unchanged,
     deleted = deleted + :deleted, rejected = rejected + :rejected where run_id = :runId`,
);
const states = statement('states', `select stream, partition_key, state from source_state where source_id = :sourceId`);
const saveState = statement(
  'save state',
  `insert into source_state (source_id, stream, partition_key, state, read_until_at, succeeded_at)
   values (:sourceId, :stream, :partitionKey, :state, :readUntilAt, :succeededAt)
   on conflict (source_id, stream, partition_key) do update set state = excluded.state,
     read_until_at = coalesce(excluded.read_until_at, source_state.read_until_at),
     succeeded_at = coalesce(excluded.succeeded_at, source_state.succeeded_at)`,
);
const dropState = statement(
  'drop state',
  `delete from source_state where source_id = :sourceId and stream = :stream and partition_key = :partitionKey`,
);
const dropStates = statement('drop states', `delete from source_state where source_id = :sourceId`);

export async function beginRun(
  session: Session,
  run: { runId: string; sourceId: string; trigger: RunTrigger; now: Date },
): Promise<void> {
  await session.run(interrupt, run);
  await session.run(begin, run);
}

export async function finishRun(
  session: Session,
  runId: string,
  now: Date,
  status: RunStatus,
  error: { readonly code: string; readonly message: string } | null,
): Promise<void> {
  await session.run(finish, {
    runId,
    now,
    status,
    errorCode: error?.code ?? null,
    errorMessage: error?.message ?? null,
  });
}

export async function countRun(session: Session, runId: string, counts: Partial<RunCounts>): Promise<void> {
  await session.run(count, { runId, received: 0, stored: 0, unchanged: 0, deleted: 0, rejected: 0, ...counts });
}

export function readStates(session: Session, sourceId: string): Promise<StateRow[]> {
  return session.run<StateRow>(states, { sourceId });
}

export interface StateToSave {
  readonly sourceId: string;
  readonly stream: string;
  readonly partitionKey: string;
  readonly state: unknown;
  /** Set when a window was read to its end. */
  readonly readUntilAt: Date | null;
  readonly succeededAt: Date | null;
}

export async function writeState(session: Session, state: StateToSave): Promise<void> {
  await session.run(saveState, { ...state, state: JSON.stringify(state.state) });
}

export async function forgetState(
  session: Session,
  sourceId: string,
  stream: string,
  partitionKey: string,
): Promise<void> {
  await session.run(dropState, { sourceId, stream, partitionKey });
}

export async function forgetStates(session: Session, sourceId: string): Promise<void> {
  await session.run(dropStates, { sourceId });
}
