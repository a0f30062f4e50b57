import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  addTrackerTask,
  exportFollowUp,
  listTrackerTasks,
  refreshTrackerTasks,
  type TrackerTask,
} from '../contract/trackers.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { FollowUpService } from './follow-up.service.js';
import { TrackerTasksService } from './tracker-tasks.service.js';

@Controller()
export class TrackersController {
  constructor(
    @Inject(TrackerTasksService) private readonly tasks: TrackerTasksService,
    @Inject(FollowUpService) private readonly followUps: FollowUpService,
  ) {}

  @Handles(listTrackerTasks)
  list(@Input(listTrackerTasks) { query }: InputOf<typeof listTrackerTasks>): Promise<TrackerTask[]> {
    return this.tasks.ofAction(query.action);
  }

  @Handles(addTrackerTask)
  add(
    @Input(addTrackerTask) { body }: InputOf<typeof addTrackerTask>,
    @Actor() actor: ActingPerson,
  ): Promise<TrackerTask> {
    return this.tasks.add(body, actor);
  }

  @Handles(refreshTrackerTasks)
  refresh(): Promise<{ queued: boolean }> {
    return this.tasks.refresh();
  }

  @Handles(exportFollowUp)
  followUp(
    @Input(exportFollowUp) input: InputOf<typeof exportFollowUp>,
    @Actor() actor: ActingPerson,
    @Res() response: Response,
  ): Promise<void> {
    return this.followUps.send(input, actor, response);
  }
}
