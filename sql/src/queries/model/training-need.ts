import type { TrainingReason } from '../queue/add-job.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Items with labels, or with labels taken back, since the newest model from which another one is worth its minute. */
export const LABELS_TO_RETRAIN = 20;
/** Texts a model learns from at most, and the growth from which a new one knows the installation's words better. */
export const MAX_TEXTS = 20_000;
const GROWTH = 2.5;
/** A first import of up to so many items is shown whole before anything is learnt; a longer one learns on the way. */
const WAITED_FOR = 100_000;
/** Below this a tree's own phrases say more than what could be learnt. */
export const MIN_TEXTS = 200;

const need = statement(
  'training need',
  `select m.unlabelled_count as known,
     (select count(*)::int from (select 1 from item where has_voice limit :most) i) as texts,
     (select count(distinct l.item_id)::int from label l
      where (l.label_id > coalesce(m.last_label_id, 0) and l.withdrawn_at is null)
        -- learnt, and taken back since: to be unlearnt
        or (l.label_id <= m.last_label_id and l.withdrawn_at > m.trained_at)) as labels
   from serving s
   left join lateral (
     select unlabelled_count, last_label_id, trained_at from model where taxonomy_version = s.taxonomy_version order by model_id desc limit 1
   ) m on true`,
);

/** Whether the tree that serves should get a new model, and why; null when the newest one knows enough. */
export async function trainingNeed(session: Session): Promise<TrainingReason | null> {
  const [row] = await session.run<{ known: number | null; texts: number; labels: number }>(need, { most: MAX_TEXTS });
  if (!row) return null;
  if (row.labels >= LABELS_TO_RETRAIN) return 'labels';
  if (row.known === null) return row.texts >= MIN_TEXTS ? 'first_items' : null;
  return row.known > 0 && row.texts >= row.known * GROWTH ? 'more_items' : null;
}

const newest = statement('newest label', `select coalesce(max(label_id), 0) as id from label`);

/** The newest label of all, also of those that no longer speak; 0 without any. */
export async function newestLabel(session: Session): Promise<number> {
  return (await session.run<{ id: number }>(newest))[0]?.id ?? 0;
}

const filling = statement(
  'items on their way',
  `select 1 as one from graphile_worker.jobs
   where task_identifier in ('pull', 'normalise', 'classify') and (attempts < max_attempts or locked_at is not null)
     -- what waits for its next try does not fill anything
     and (locked_at is not null or run_at <= now() + interval '5 seconds')
     and (select count(*) from (select 1 from item where has_voice limit :waitedFor) i) < :waitedFor limit 1`,
);

/** Whether a first import is still going on and is short enough to be waited for. */
export async function isFilling(session: Session): Promise<boolean> {
  return (await session.run(filling, { waitedFor: WAITED_FOR })).length > 0;
}
