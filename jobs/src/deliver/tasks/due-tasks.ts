import { tasksToCheck } from '@koe/sql/queries/delivery/tracker-task';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../../pipeline/runtime.js';

/** Adds a look at the trackers where there is a task whose state could have changed. */
export async function queueTaskLook({ database, clock }: Runtime): Promise<void> {
  const tasks = await tasksToCheck(database, new Date(clock.now().getTime() - 86_400_000));
  if (tasks.length > 0) await addJob(database, 'follow_tasks', {});
}
