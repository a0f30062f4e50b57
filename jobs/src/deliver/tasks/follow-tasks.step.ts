import { findChannel } from '@koe/sql/queries/delivery/channel';
import { notify } from '@koe/sql/queries/delivery/notify';
import { lockTask, noteTaskState, type TrackerTask } from '@koe/sql/queries/delivery/tracker-task';
import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';
import type { Runtime } from '../../pipeline/runtime.js';
import { DeliveryError, type TaskState } from '../deliverer.js';
import { openChannel } from '../open-channel.js';
import { dueTasks } from './due-tasks.js';
import { movedText, type Moved } from './moved-text.js';
import { tickByTask } from './tick-step.js';

const ownerOf = statement(
  'owner of a step',
  `select coalesce(s.owner_id, a.owner_id) as "personId", s.text
   from action_step s join action a on a.action_id = s.action_id where s.step_id = :stepId`,
);
const tell = statement('tell pages of tasks', `select pg_notify('koe_event', '{"kind":"deliveries"}')`);

/**
 * Asks the trackers how the tasks that were made there stand, and has the steps follow. A tracker that does not answer is asked again next
 * time. What was noted and what followed from it is one transaction for each task: a kill in between repeats the question only.
 */
export async function followTasks(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const silent = new Map<string, string>();
  let changed = false;
  for (const task of await dueTasks(runtime)) {
    signal.throwIfAborted();
    if (task.externalId === null) continue;
    try {
      // the others of this tracker would wait for the same answer; noted all the same, they do not stand before other trackers' next time
      const trouble = silent.get(task.channelId);
      if (trouble === undefined) changed = (await follow(runtime, task, task.externalId)) || changed;
      else await noteTrouble(runtime, task, trouble);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      runtime.log.warn({ err: error, task: task.id }, 'a task could not be asked for');
      silent.set(task.channelId, error.message);
      await noteTrouble(runtime, task, error.message);
      changed = true;
    }
  }
  if (changed) await runtime.database.run(tell);
}

/** What another look has seen of it in the meantime stays. */
async function noteTrouble({ database, clock }: Runtime, { id }: TrackerTask, trouble: string): Promise<void> {
  await database.transaction(async (session) => {
    const task = await lockTask(session, id);
    if (task) await noteTaskState(session, { ...task, trouble, now: clock.now() });
  });
}

async function follow(runtime: Runtime, { id, channelId }: TrackerTask, externalId: string): Promise<boolean> {
  const { database, clock } = runtime;
  const channel = await findChannel(database, channelId);
  if (channel === null) return false;
  const { deliverer, ctx } = openChannel(runtime, channel);
  const state: TaskState | null = (await deliverer.task?.(externalId, ctx)) ?? null;
  const now = clock.now();
  return database.transaction(async (session) => {
    const task = await lockTask(session, id);
    if (task === null) return false;
    if (state === null) {
      await noteTaskState(session, { ...task, trouble: 'gone', now });
      return task.trouble !== 'gone';
    }
    const { status, done, assignee } = state;
    await noteTaskState(session, { id, status, done, assignee, trouble: null, now });
    if (done === task.done) return status !== task.status || task.trouble !== null || assignee !== task.assignee;
    const ticked = await tickByTask(session, task, { done, tracker: channel.name, now });
    await tellOwner(session, task, { done, ticked, tracker: channel.name, now });
    return true;
  });
}

async function tellOwner(
  session: Session,
  { id, stepId, actionId }: TrackerTask,
  { now, ...moved }: Moved & { readonly now: Date },
): Promise<void> {
  const [owner] = await session.run<{ personId: string | null; text: string }>(ownerOf, { stepId });
  if (owner?.personId == null) return;
  await notify(session, {
    personIds: [owner.personId],
    kind: 'status',
    subject: { kind: 'action', id: actionId },
    text: movedText(owner.text, moved),
    path: `/actions/${actionId}`,
    now,
    // it may be opened and finished more than once
    key: `task:${id}:${moved.done ? 'done' : 'open'}:${now.toISOString()}`,
  });
}
