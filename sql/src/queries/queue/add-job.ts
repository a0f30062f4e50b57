import type { Session } from '../../server/database.js';

/** Why a model is trained. */
export const TRAINING_REASONS = ['first_items', 'more_items', 'labels', 'taxonomy', 'person', 'upgrade'] as const;
export type TrainingReason = (typeof TRAINING_REASONS)[number];

/** Work that waits in the queue, by task name. Payloads are read again from the tables: a job carries ids only. */
export interface Tasks {
  readonly pull: { readonly sourceId: string; readonly trigger: 'schedule' | 'person' | 'webhook' | 'retry' };
  readonly normalise: { readonly sourceId: string; readonly batchId: string };
  readonly classify: { readonly batchId: string };
  readonly pack: Record<string, never>;
  /** Says again what people's labels make of these items; at most 1,000. */
  readonly correct: { readonly itemIds: readonly string[] };
  readonly train: { readonly reason: TrainingReason };
  readonly reclassify: { readonly reclassificationId: string };
  readonly forget: Record<string, never>;
  readonly reindex: { readonly after?: string };
  /** Brings the searched view of texts to today's fold. */
  readonly refold: Record<string, never>;
  readonly remap: { readonly sourceId: string };
  readonly recheck: { readonly sourceId: string };
  readonly remove_source: { readonly sourceId: string };
  readonly undo_run: { readonly sourceId: string; readonly runId: string; readonly personId?: string };
  readonly retry_rejects: { readonly sourceId: string };
  readonly probe: { readonly probeId: string };
  /** Looks for emerging themes in the day, or the seven days, that end with a local day; once, unless `again`. */
  readonly discover: { readonly span: 'day' | 'week'; readonly toDay: number; readonly again: boolean };
  readonly purge: Record<string, never>;
  /** Computes the closed weeks that have no signals yet, and the newest one again when its data have changed. */
  readonly signals: Record<string, never>;
  /** Looks for questions that recur and that no article answers. */
  readonly faq_gaps: Record<string, never>;
  /** Reminds of due days of actions. */
  readonly remind: Record<string, never>;
  /** Looks at the effect of every action. */
  readonly effects: Record<string, never>;
  /** Adds what of the sample needs counted feedback. */
  readonly sample_loop: Record<string, never>;
  /** Builds the report of the week that begins on a local day, or counts it again beside an edition that stays. */
  readonly edition: { readonly week: number; readonly personId: string | null; readonly rebuildOf: string | null };
  /** Prints a report again whose content was amended. */
  readonly print_edition: { readonly editionId: string };
  /** Asks trackers how the tasks that were made there stand. */
  readonly follow_tasks: Record<string, never>;
  /** Sends one message of the outbox; a channel's go one after the other. */
  readonly deliver: { readonly deliveryId: string; readonly channelId: string };
}
export type TaskName = keyof Tasks;

const ADD = `select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4, max_attempts := $5,
  job_key := $6, job_key_mode := $7, priority := $8)`;

/** A transaction that is going on, whichever library began it. */
export interface Transaction {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Pages wait this long at most for what a batch brought; meanwhile further batches join the same pack. */
const PACK_DELAY_MS = 1_500;
const MAX_ATTEMPTS = 12;
/** While it is retried nothing else may be published: two minutes, not a day. */
const RECLASSIFY_ATTEMPTS = 5;
/** About half an hour: a target that is away is waited for by the delivery itself, this is for errors of our own. */
const DELIVER_ATTEMPTS = 8;
/** Lower runs first: what somebody waits for, then the chain back to front, so that work begun is finished first. */
const PRIORITY: Record<TaskName, number> = {
  probe: -20,
  deliver: -12,
  follow_tasks: 15,
  undo_run: -10,
  correct: -8,
  pack: -5,
  classify: 0,
  normalise: 5,
  pull: 10,
  retry_rejects: 10,
  remap: 12,
  recheck: 15,
  remove_source: 12,
  reindex: 15,
  refold: 15,
  train: 16,
  reclassify: 17,
  forget: 19,
  discover: 18,
  signals: 18,
  faq_gaps: 18,
  effects: 12,
  sample_loop: 12,
  remind: -4,
  // somebody waits for it, on Monday everybody does
  edition: -9,
  // after a source that goes with all its items: each of them may amend the same reports
  print_edition: 13,
  purge: 20,
};

/**
 * Adds a job in the caller's transaction: it exists exactly when the data does that make it necessary.
 * A source's pulls and normalisings run one after the other: drafts of one item may come in two batches, and once a pull
 * has ended they are merged in one go.
 * @param runAt not before it; null is now, but for a pack, which waits a moment for further batches
 */
export async function addJob<Name extends TaskName>(
  transaction: Transaction,
  name: Name,
  payload: Tasks[Name],
  runAt: Date | null = null,
): Promise<void> {
  const sourceId = 'sourceId' in payload ? String(payload.sourceId) : '';
  const deliveryId = 'deliveryId' in payload ? String(payload.deliveryId) : '';
  const of =
    'span' in payload
      ? payload.span
      : 'week' in payload
        ? `${payload.week}:${payload.rebuildOf ?? ''}`
        : 'editionId' in payload
          ? payload.editionId
          : sourceId;
  const gathers = name === 'pack' && runAt === null;
  const key = deliveryId === '' ? keyOf(name, of) : `deliver:${deliveryId}`;
  await transaction.query(ADD, [
    name,
    JSON.stringify(payload),
    queueOf(name, payload),
    // null is now, by the queue's own clock: business time does not decide when a job is due
    gathers ? new Date(Date.now() + PACK_DELAY_MS) : runAt,
    name === 'reclassify' ? RECLASSIFY_ATTEMPTS : name === 'deliver' ? DELIVER_ATTEMPTS : MAX_ATTEMPTS,
    key,
    // a training that every batch puts off would never come
    gathers || name === 'train' ? 'preserve_run_at' : 'replace',
    PRIORITY[name],
  ]);
}

/** Whether a job of this task waits, runs, or has died. */
export async function hasJob(session: Session, name: TaskName): Promise<boolean> {
  const rows = await session.query('select 1 from graphile_worker.jobs where task_identifier = $1 limit 1', [name]);
  return rows.length > 0;
}

/** Jobs of one queue run one after the other. */
function queueOf<Name extends TaskName>(name: Name, payload: Tasks[Name]): string | null {
  if ('sourceId' in payload) return `source:${String(payload.sourceId)}`;
  if ('channelId' in payload) return `channel:${String(payload.channelId)}`;
  return QUEUES[name] ?? null;
}

/** One at a time, whoever asks: two would do the same work. */
const QUEUES: Partial<Record<TaskName, string>> = {
  pack: 'pack',
  reindex: 'reindex',
  refold: 'refold',
  train: 'model',
  reclassify: 'model',
  forget: 'model',
  discover: 'discover',
  signals: 'signals',
  faq_gaps: 'discover',
  effects: 'effects',
  sample_loop: 'effects',
  remind: 'remind',
  follow_tasks: 'follow_tasks',
  edition: 'edition',
  print_edition: 'edition',
};

const KEYED: ReadonlySet<TaskName> = new Set([
  'pack',
  'reindex',
  'refold',
  'purge',
  'train',
  'forget',
  'signals',
  'faq_gaps',
  'effects',
  'sample_loop',
  'remind',
  'follow_tasks',
]);

/** Work that is asked for twice before it began is done once. @param of the source, the span, or the report that the job is about; '' for neither */
function keyOf(name: TaskName, of: string): string | null {
  if (KEYED.has(name)) return name;
  return of === '' || name === 'normalise' || name === 'undo_run' ? null : `${name}:${of}`;
}
