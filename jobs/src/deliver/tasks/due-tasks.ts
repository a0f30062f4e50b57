import { tasksToCheck, type TrackerTask } from '@koe/sql/queries/delivery/tracker-task';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../../pipeline/runtime.js';

/** Done tasks are opened again now and then: they are asked once a day. */
const DONE_AGAIN_MS = 86_400_000;

/** Tasks whose state could have changed, those first that were not asked for longest. */
export function dueTasks({ database, clock }: Runtime): Promise<TrackerTask[]> {
  return tasksToCheck(database, new Date(clock.now().getTime() - DONE_AGAIN_MS));
}

/** Adds a look at the trackers where there is such a task. */
export async function queueTaskLook(runtime: Runtime): Promise<void> {
  if ((await dueTasks(runtime)).length > 0) await addJob(runtime.database, 'follow_tasks', {});
}
