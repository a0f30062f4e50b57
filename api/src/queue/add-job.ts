import type { Transaction } from './transaction.js';

/** Work that the api gives to the workers; names and payloads are those of the pipeline's tasks. */
export type Job =
  | { readonly task: 'pull'; readonly payload: { readonly sourceId: string; readonly trigger: 'person' } }
  | { readonly task: 'pack' | 'reindex'; readonly payload: Record<string, never> }
  | { readonly task: 'remap' | 'remove_source' | 'retry_rejects'; readonly payload: { readonly sourceId: string } }
  | { readonly task: 'undo_run'; readonly payload: { readonly runId: string; readonly personId?: string } }
  | { readonly task: 'probe'; readonly payload: { readonly probeId: string } };

/** Lower runs first: what somebody waits for comes before everything else. The workers use the same numbers. */
const PRIORITIES: Readonly<Record<Job['task'], number>> = {
  probe: -20,
  undo_run: -10,
  pack: -5,
  pull: 10,
  retry_rejects: 10,
  remap: 12,
  remove_source: 12,
  reindex: 15,
};
const PACK_DELAY_MS = 1_000;
const MOST_ATTEMPTS = 12;

const ADD = `select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4,
  max_attempts := $5, job_key := $6, job_key_mode := $7, priority := $8)`;

/** Adds a job in the caller's transaction: it exists exactly when the change does that makes it necessary. */
export async function addJob(transaction: Transaction, job: Job): Promise<void> {
  const sourceId = 'sourceId' in job.payload ? job.payload.sourceId : '';
  const key = keyOf(job.task, sourceId);
  const queue =
    job.task === 'pack' || job.task === 'reindex' ? job.task : sourceId === '' ? null : `source:${sourceId}`;
  const runAt = job.task === 'pack' ? new Date(Date.now() + PACK_DELAY_MS) : null;
  const mode = job.task === 'pack' ? 'preserve_run_at' : 'replace';
  await transaction.query(ADD, [
    job.task,
    JSON.stringify(job.payload),
    queue,
    runAt,
    MOST_ATTEMPTS,
    key,
    mode,
    PRIORITIES[job.task],
  ]);
}

/** Work that is asked for twice before it began is done once. */
function keyOf(task: Job['task'], sourceId: string): string | null {
  if (task === 'pack' || task === 'reindex') return task;
  return task === 'undo_run' || task === 'probe' ? null : `${task}:${sourceId}`;
}
