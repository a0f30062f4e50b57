import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A task in another system that a step of an action became. */
export interface TrackerTask {
  readonly id: string;
  readonly actionId: string;
  readonly stepId: string;
  readonly channelId: string;
  readonly deliveryId: string;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly status: string | null;
  readonly done: boolean;
  readonly assignee: string | null;
  readonly createdAt: Date;
  readonly checkedAt: Date | null;
  readonly trouble: string | null;
}

const COLUMNS = `task_id as id, action_id as "actionId", step_id as "stepId", channel_id as "channelId", delivery_id as "deliveryId",
  external_id as "externalId", url, status, done, assignee, created_at as "createdAt", checked_at as "checkedAt", trouble`;

const insert = statement(
  'insert tracker task',
  `insert into tracker_task (task_id, action_id, step_id, channel_id, delivery_id, marker, created_at, created_by)
   values (:id, :actionId, :stepId, :channelId, :deliveryId::uuid, :deliveryId::uuid::text, :now, :personId::uuid)
   on conflict (step_id, channel_id) do nothing returning task_id`,
);
const made = statement(
  'note made task',
  `update tracker_task set external_id = :externalId, url = :url::text, trouble = null where delivery_id = :deliveryId`,
);
const state = statement(
  'note state of task',
  `update tracker_task set status = :status::text, done = :done, assignee = :assignee::text, checked_at = :now, trouble = :trouble::text
   where task_id = :id`,
);
const ofAction = statement(
  'tasks of an action',
  `select ${COLUMNS} from tracker_task where action_id = :actionId order by created_at, task_id`,
);
const ofStep = statement(
  'task of a step',
  `select ${COLUMNS} from tracker_task where step_id = :stepId and channel_id = :channelId`,
);
const toCheck = statement(
  'tasks to look at',
  `select ${COLUMNS} from tracker_task t
   where external_id is not null and (not done or checked_at is null or checked_at < :before)
     and exists (select 1 from channel c where c.channel_id = t.channel_id and c.removed_at is null and not c.paused)
     -- the step, or its action, may have been deleted since
     and exists (select 1 from action_step s join action a on a.action_id = s.action_id
       where s.step_id = t.step_id and a.removed_at is null)
   order by checked_at nulls first, task_id limit 200`,
);
const lock = statement('task to note', `select ${COLUMNS} from tracker_task where task_id = :id for update`);
const openBeside = statement(
  'open tasks of a step',
  `select 1 as open from tracker_task where step_id = :stepId and task_id <> :id and not done limit 1`,
);

/** @returns false when the step has a task in this tracker already */
export async function insertTask(
  session: Session,
  task: Pick<TrackerTask, 'id' | 'actionId' | 'stepId' | 'channelId' | 'deliveryId'> & {
    readonly personId: string | null;
    readonly now: Date;
  },
): Promise<boolean> {
  return (await session.run(insert, { ...task })).length > 0;
}

/** The tracker has made it. */
export async function noteMade(
  session: Session,
  task: { readonly deliveryId: string; readonly externalId: string; readonly url: string | null },
): Promise<void> {
  await session.run(made, task);
}

export async function noteTaskState(
  session: Session,
  task: Pick<TrackerTask, 'id' | 'status' | 'done' | 'assignee' | 'trouble'> & { readonly now: Date },
): Promise<void> {
  await session.run(state, { ...task });
}

/** As it stands now, held until the transaction ends: of two looks at one task only the first sees what changed. */
export async function lockTask(session: Session, id: string): Promise<TrackerTask | null> {
  return (await session.run<TrackerTask>(lock, { id }))[0] ?? null;
}

/** Whether the step has a task in another tracker that is not done. */
export async function hasOpenTaskBeside(
  session: Session,
  { id, stepId }: Pick<TrackerTask, 'id' | 'stepId'>,
): Promise<boolean> {
  return (await session.run(openBeside, { id, stepId })).length > 0;
}

export function tasksOfAction(session: Session, actionId: string): Promise<TrackerTask[]> {
  return session.run<TrackerTask>(ofAction, { actionId });
}

export async function taskOfStep(session: Session, stepId: string, channelId: string): Promise<TrackerTask | null> {
  return (await session.run<TrackerTask>(ofStep, { stepId, channelId }))[0] ?? null;
}

/** Made and not done; done ones now and then, because they are opened again. @param doneBefore done ones looked at before this */
export function tasksToCheck(session: Session, doneBefore: Date): Promise<TrackerTask[]> {
  return session.run<TrackerTask>(toCheck, { before: doneBefore });
}
