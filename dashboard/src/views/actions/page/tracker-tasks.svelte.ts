import { listTrackerTasks, type TrackerTask } from '@koe/api/contract/trackers';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';

/** The tasks that the steps of the action shown became in trackers. A page is whole without them. */
class TrackerTasks {
  all = $state.raw<readonly TrackerTask[]>([]);

  async load(actionId: string): Promise<void> {
    try {
      this.all = await call(listTrackerTasks, { query: { action: actionId } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.all = [];
    }
  }
}

export const trackerTasks = new TrackerTasks();
