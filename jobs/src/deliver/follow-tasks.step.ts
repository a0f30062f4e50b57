import { findChannel } from '@koe/sql/queries/delivery/channel';
import { notify } from '@koe/sql/queries/delivery/notify';
import { noteTaskState, tasksToCheck, type TrackerTask } from '@koe/sql/queries/delivery/tracker-task';
import { statement } from '@koe/sql/server/sql-file';
import type { Runtime } from '../pipeline/runtime.js';
import { DeliveryError, type TaskState } from './deliverer.js';
import { openChannel } from './open-channel.js';

/** Done tasks are opened again now and then: they are asked once a day. */
const DONE_AGAIN_MS = 86_400_000;

const ownerOf = statement(
  'owner of a step',
  `select coalesce(s.owner_id, a.owner_id) as "personId", s.text
   from action_step s join action a on a.action_id = s.action_id where s.step_id = :stepId`,
);
const tell = statement('tell pages of tasks', `select pg_notify('koe_event', '{"kind":"deliveries"}')`);

/** Asks the trackers how the tasks that were made there stand. A tracker that does not answer is asked again next time. */
export async function followTasks(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  const doneBefore = new Date(clock.now().getTime() - DONE_AGAIN_MS);
  const silent = new Set<string>();
  let changed = false;
  for (const task of await tasksToCheck(database, doneBefore)) {
    signal.throwIfAborted();
    if (task.externalId === null || silent.has(task.channelId)) continue;
    try {
      changed = (await follow(runtime, task, task.externalId)) || changed;
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      runtime.log.warn({ err: error, task: task.id }, 'a task could not be asked for');
      // the others of this tracker would wait for the same answer
      silent.add(task.channelId);
      await noteTaskState(database, { ...task, trouble: error.message, now: clock.now() });
      changed = true;
    }
  }
  if (changed) await database.run(tell);
}

async function follow(runtime: Runtime, task: TrackerTask, externalId: string): Promise<boolean> {
  const { database, clock } = runtime;
  const channel = await findChannel(database, task.channelId);
  if (channel === null) return false;
  const { deliverer, ctx } = openChannel(runtime, channel);
  const state: TaskState | null = (await deliverer.task?.(externalId, ctx)) ?? null;
  const now = clock.now();
  await database.transaction(async (session) => {
    if (state === null) {
      await noteTaskState(session, { ...task, trouble: 'gone', now });
      return;
    }
    const { status, done, assignee } = state;
    await noteTaskState(session, { id: task.id, status, done, assignee, trouble: null, now });
    if (!done || task.done) return;
    const [owner] = await session.run<{ personId: string | null; text: string }>(ownerOf, { stepId: task.stepId });
    if (owner?.personId == null) return;
    await notify(session, {
      personIds: [owner.personId],
      kind: 'status',
      subject: { kind: 'action', id: task.actionId },
      text: {
        ja: `${channel.name} のタスクが完了しました: ${owner.text}`,
        en: `Done in ${channel.name}: ${owner.text}`,
      },
      path: `/actions/${task.actionId}`,
      now,
      key: `task-done:${task.id}:${externalId}`,
    });
  });
  return state === null || state.status !== task.status || state.done !== task.done;
}
