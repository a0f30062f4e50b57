import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';
import { isSameServing, readServing, type Serving, type ServingSettings } from './serving.js';

/** The backlog being classified by what is to serve next. */
export interface Reclassification {
  readonly reclassificationId: string;
  readonly taxonomyVersion: number;
  readonly modelId: number | null;
  readonly settings: ServingSettings;
  readonly reason: 'taxonomy' | 'model' | 'settings' | 'roll_back' | 'upgrade';
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
}

const read = statement(
  'reclassification',
  `select reclassification_id as "reclassificationId", taxonomy_version as "taxonomyVersion", model_id as "modelId", settings,
     reason, state
   from reclassification where reclassification_id = :reclassificationId`,
);
const running = statement('running reclassification', `select 1 as one from reclassification where state = 'running'`);
const insert = statement(
  'begin reclassification',
  `insert into reclassification (reclassification_id, taxonomy_version, model_id, settings, reason, state, started_at, started_by)
   values (:reclassificationId, :taxonomyVersion, :modelId, :settings, :reason, 'running', :now, :personId)
   on conflict ((true)) where state = 'running' do nothing returning 1 as one`,
);
const giveModel = statement(
  'model of reclassification',
  `update reclassification set model_id = :modelId where reclassification_id = :reclassificationId and state = 'running'`,
);
const begin = statement(
  'total of reclassification',
  `update reclassification set classifier_version = :version,
     total = (select count(*) from item), done = (select count(*) from item i join classification c
       on c.item_id = i.item_id and c.revision = i.revision and c.classifier_version = :version)
   where reclassification_id = :reclassificationId and state = 'running'`,
);
const advance = statement(
  'progress of reclassification',
  `update reclassification set done = done + :count where reclassification_id = :reclassificationId and state = 'running' returning 1 as one`,
);
const finish = statement(
  'finish reclassification',
  `update reclassification set state = :state, finished_at = :now, detail = :detail
   where reclassification_id = :reclassificationId and state = 'running' returning 1 as one`,
);
const served = statement(
  'served version',
  `select coalesce(
     (select classifier_version from reclassification where state = 'done' and classifier_version <> ''
      order by finished_at desc limit 1),
     (select version from (
        select split_part(classifier_version, '+', 1) as version from item_index order by item_id limit 200) x
      group by version order by count(*) desc limit 1)) as version`,
);
const stuck = statement(
  'reclassification without a job',
  `select reclassification_id as "reclassificationId" from reclassification where state = 'running' and not exists (
     select 1 from graphile_worker.jobs j where j.task_identifier = 'reclassify' and (j.attempts < j.max_attempts or j.locked_at is not null))`,
);
const missing = statement(
  'items without classification',
  `select i.item_id from item i where i.item_id > :after and not exists (
     select 1 from classification c where c.item_id = i.item_id and c.revision = i.revision and c.classifier_version = :version)
   order by i.item_id limit :size`,
);
const listedMissing = statement(
  'listed items without classification',
  `select x.item_id from item_index x join item i on i.item_id = x.item_id and i.revision = x.revision
   where x.item_id > :after and not exists (
     select 1 from classification c where c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = :version)
   order by x.item_id limit :size`,
);
const withdraw = statement(
  'withdraw reclassification',
  `delete from reclassification where reclassification_id = :reclassificationId`,
);
const swap = sqlFile(import.meta.url, 'swap-index.sql');
const labelled = statement(
  'labelled items',
  `select distinct l.item_id from label l join item i on i.item_id = l.item_id and i.revision = l.revision
   where l.withdrawn_at is null order by l.item_id`,
);

/** The classifier version that items are counted by; null without items. */
export async function servedVersion(session: Session): Promise<string | null> {
  return (await session.run<{ version: string }>(served))[0]?.version ?? null;
}

/** One that nobody works on any more, because its job died for good; null when there is none. */
export async function stuckReclassification(session: Session): Promise<string | null> {
  return (await session.run<{ reclassificationId: string }>(stuck))[0]?.reclassificationId ?? null;
}

/** Whether the backlog is being classified anew. */
export async function isReclassifying(session: Session): Promise<boolean> {
  return (await session.run(running)).length > 0;
}

/** @returns null when there is none of this id */
export async function readReclassification(session: Session, id: string): Promise<Reclassification | null> {
  return (await session.run<Reclassification>(read, { reclassificationId: id }))[0] ?? null;
}

/**
 * Begins one; at most one runs.
 * @param basis what the caller has read of what serves, and decided by
 * @returns false when another one is running, or has just ended and something else serves than the caller thinks
 */
export async function beginReclassification(
  session: Session,
  task: Serving & {
    readonly reclassificationId: string;
    readonly reason: Reclassification['reason'];
    readonly personId: string | null;
  },
  basis: Serving,
  now: Date,
): Promise<boolean> {
  if ((await session.run(insert, { ...task, settings: JSON.stringify(task.settings), now })).length === 0) return false;
  // the insert waits for a swap that is being committed: only now is it certain what serves
  if (isSameServing(await readServing(session), basis)) return true;
  await session.run(withdraw, { reclassificationId: task.reclassificationId });
  return false;
}

export async function giveModelTo(session: Session, reclassificationId: string, modelId: number): Promise<void> {
  await session.run(giveModel, { reclassificationId, modelId });
}

/** Notes the version that is to be written, and what of it is there already. */
export async function beginVersion(session: Session, reclassificationId: string, version: string): Promise<void> {
  await session.run(begin, { reclassificationId, version });
}

/** @returns false when it was cancelled */
export async function advanceReclassification(session: Session, id: string, count: number): Promise<boolean> {
  return (await session.run(advance, { reclassificationId: id, count })).length > 0;
}

/** @returns false when it had ended already */
export async function finishReclassification(
  session: Session,
  id: string,
  end: { readonly state: 'done' | 'cancelled' | 'failed'; readonly detail: string | null; readonly now: Date },
): Promise<boolean> {
  return (await session.run(finish, { reclassificationId: id, ...end })).length > 0;
}

/** Ids of up to `size` items after an id of whose present revision a classifier version has said nothing. */
export async function itemsWithout(session: Session, version: string, after: string, size: number): Promise<string[]> {
  return (await session.run<{ item_id: string }>(missing, { version, after, size })).map((row) => row.item_id);
}

/** The same of items that are listed, whose listed revision is the present one. */
export async function listedWithout(session: Session, version: string, after: string, size: number): Promise<string[]> {
  return (await session.run<{ item_id: string }>(listedMissing, { version, after, size })).map((row) => row.item_id);
}

/**
 * Makes every index row say what a classifier version has said. The caller holds the index lock and has seen to it that
 * the version has spoken of every item.
 * @param paths theme id and each id above it, itself included, as pairs
 */
export async function swapIndex(
  session: Session,
  version: string,
  paths: readonly (readonly [theme: number, ancestor: number])[],
): Promise<void> {
  // statistics do not know the new version yet: taken for a handful of rows, it would be joined row by row for minutes
  await session.query('set local enable_nestloop = off');
  await session.run(swap, { version, themes: paths.map(([theme]) => theme), ancestors: paths.map(([, up]) => up) });
  await session.query('set local enable_nestloop = on');
}

export async function labelledItems(session: Session): Promise<string[]> {
  return (await session.run<{ item_id: string }>(labelled)).map((row) => row.item_id);
}
