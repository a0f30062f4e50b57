import { lockAction } from '@koe/sql/queries/action/action';
import { logActionChange } from '@koe/sql/queries/action/history';
import { tickStep } from '@koe/sql/queries/action/step';
import { hasOpenTaskBeside, type TrackerTask } from '@koe/sql/queries/delivery/tracker-task';
import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';

const tell = statement('tell pages of actions', `select pg_notify('koe_event', '{"kind":"actions"}')`);

/**
 * A task that was done, or opened again, does the same to its step; in the history it stands under the tracker's name. Only the moment of
 * change counts: whoever takes the tick off while the task is done is not overruled. With tasks in several trackers the last one ends it.
 * @returns whether the step changed
 */
export async function tickByTask(
  session: Session,
  task: Pick<TrackerTask, 'id' | 'actionId' | 'stepId' | 'externalId'>,
  { done, tracker, now }: { readonly done: boolean; readonly tracker: string; readonly now: Date },
): Promise<boolean> {
  const { actionId, stepId } = task;
  const action = await lockAction(session, actionId);
  if (action === null || action.removedAt !== null) return false;
  if (done && (await hasOpenTaskBeside(session, task))) return false;
  const step = await tickStep(session, { id: stepId, actionId, done, now });
  if (step === null) return false;
  const detail = {
    of: `${step.text} (${tracker} ${task.externalId ?? ''})`,
    stepId,
    stepRevision: step.revision,
    fields: [{ field: 'done', before: !done, after: done }],
  };
  const line = { actionId, action: done ? 'finish_by_task' : 'reopen_by_task', detail };
  await logActionChange(session, { personId: null, now }, line);
  await session.run(tell);
  return true;
}
