import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';

/** Work that waits in the queue, by task name. Payloads are read again from the tables: a job carries ids only. */
export interface Tasks {
  readonly pull: { readonly sourceId: string; readonly trigger: 'schedule' | 'person' | 'webhook' | 'retry' };
  readonly normalise: { readonly sourceId: string; readonly batchId: string };
  readonly classify: { readonly batchId: string };
  readonly pack: Record<string, never>;
  readonly reindex: { readonly after?: string };
  readonly remap: { readonly sourceId: string };
  readonly recheck: { readonly sourceId: string };
  readonly remove_source: { readonly sourceId: string };
  readonly undo_run: { readonly runId: string; readonly personId?: string };
  readonly retry_rejects: { readonly sourceId: string };
  readonly probe: { readonly probeId: string };
  readonly purge: Record<string, never>;
}
export type TaskName = keyof Tasks;

const add = statement(
  'add job',
  `select graphile_worker.add_job(:name, payload := :payload::json, queue_name := :queue, run_at := :runAt,
     max_attempts := :attempts, job_key := :key, job_key_mode := :mode, priority := :priority)`,
);

/** Pages wait this long at most for what a batch brought; meanwhile further batches join the same pack. */
const PACK_DELAY_MS = 1_500;
const MAX_ATTEMPTS = 12;
/** Lower runs first: what somebody waits for, then the chain back to front, so that work begun is finished first. */
const PRIORITY: Record<TaskName, number> = {
  probe: -20,
  undo_run: -10,
  pack: -5,
  classify: 0,
  normalise: 5,
  pull: 10,
  retry_rejects: 10,
  remap: 12,
  recheck: 15,
  remove_source: 12,
  reindex: 15,
  purge: 20,
};

/**
 * Adds a job in the caller's transaction: it exists exactly when the data does that make it necessary.
 * A source's pulls and normalisings run one after the other: drafts of one item may come in two batches, and once a pull
 * has ended they are merged in one go.
 */
export async function addJob<Name extends TaskName>(session: Session, name: Name, payload: Tasks[Name], now: Date): Promise<void> {
  const sourceId = 'sourceId' in payload ? String(payload.sourceId) : '';
  const keys: Partial<Record<TaskName, string>> = {
    pull: `pull:${sourceId}`,
    pack: 'pack',
    reindex: 'reindex',
    remap: `remap:${sourceId}`,
    recheck: `recheck:${sourceId}`,
    retry_rejects: `retry_rejects:${sourceId}`,
    purge: 'purge',
  };
  const queues: Partial<Record<TaskName, string>> = {
    pull: `source:${sourceId}`,
    remap: `source:${sourceId}`,
    recheck: `source:${sourceId}`,
    retry_rejects: `source:${sourceId}`,
    remove_source: `source:${sourceId}`,
    normalise: `source:${sourceId}`,
    pack: 'pack',
    reindex: 'reindex',
  };
  await session.run(add, {
    name,
    payload: JSON.stringify(payload),
    queue: queues[name] ?? null,
    // the queue's own clock decides when a job is due, not business time
    runAt: name === 'pack' ? new Date(Date.now() + PACK_DELAY_MS) : new Date(Math.min(Date.now(), now.getTime())),
    attempts: MAX_ATTEMPTS,
    key: keys[name] ?? null,
    mode: name === 'pack' ? 'preserve_run_at' : 'replace',
    priority: PRIORITY[name],
  });
}
