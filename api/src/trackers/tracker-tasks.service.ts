import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RESENDABLE } from '@koe/sql/domain/delivery/delivery';
import type { Message } from '@koe/sql/domain/delivery/message';
import { findAction } from '@koe/sql/queries/action/action';
import { logActionChange } from '@koe/sql/queries/action/history';
import { stepsOf } from '@koe/sql/queries/action/step';
import { findChannel, readChannels } from '@koe/sql/queries/delivery/channel';
import { findDelivery, resendDelivery } from '@koe/sql/queries/delivery/delivery';
import { enqueueToAddress } from '@koe/sql/queries/delivery/enqueue';
import {
  insertTask,
  taskOfStep,
  tasksOfAction,
  type TrackerTask as TaskRow,
} from '@koe/sql/queries/delivery/tracker-task';
import { readTypes } from '@koe/sql/queries/delivery/types';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import { channelTypeSchema } from '../contract/channels.js';
import type { addTrackerTask, TrackerTask } from '../contract/trackers.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** Steps of actions as tasks in other systems. */
@Injectable()
export class TrackerTasksService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string): Promise<TrackerTask[]> {
    const [tasks, channels] = await Promise.all([tasksOfAction(this.database, actionId), readChannels(this.database)]);
    return Promise.all(tasks.map((task) => this.answer(this.database, task, channels)));
  }

  /**
   * A step has one task in a tracker: asked again, the first is given; one whose making failed is tried again.
   * @throws ProblemError not_found for the action, the step or the channel; invalid_request for a channel that makes no tasks
   */
  add(
    { actionId, stepId, channelId }: InputOf<typeof addTrackerTask>['body'],
    actor: ActingPerson,
  ): Promise<TrackerTask> {
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      const [channel, message] = await Promise.all([
        this.tracker(session, channelId),
        this.messageOf(session, actionId, stepId),
      ]);
      const deliveryId = await enqueueToAddress(session, {
        rule: 'task',
        subject: { kind: 'step', id: stepId },
        channelId,
        address: null,
        personId: null,
        language: 'ja',
        message,
        now,
      });
      const made = { id: randomUUID(), actionId, stepId, channelId, deliveryId, personId: actor.id, now };
      const isNew = await insertTask(session, made);
      // what may have arrived is only made again after somebody has looked; see the deliveries
      const again = RESENDABLE.filter((state) => state !== 'unknown');
      const isAgain = await resendDelivery(session, { id: deliveryId, from: again, now });
      if (isNew || isAgain) {
        // it stands in the action's history, which tells every line by its fields
        const detail = { of: `${message.title} (${channel.name})`, stepId, fields: [] };
        await logActionChange(session, { personId: actor.id, now }, { actionId, action: 'add_task', detail });
      }
      await notify(session, { kind: 'deliveries' });
      const task = await taskOfStep(session, stepId, channelId);
      if (task === null) throw new Error('a task was written and is not there');
      return this.answer(session, task, [channel]);
    });
  }

  async refresh(): Promise<{ queued: boolean }> {
    await this.database.transaction((session) => addJob(session, 'follow_tasks', {}));
    return { queued: true };
  }

  private async tracker(session: Session, id: string): Promise<{ id: string; name: string; type: string }> {
    const channel = await findChannel(session, id);
    if (channel === null) throw new ProblemError('not_found', 'there is no such channel; it may have been removed');
    const types = (await readTypes(session)).map((descriptor) => channelTypeSchema.parse(descriptor));
    if (types.find(({ type }) => type === channel.type)?.kind !== 'tracker')
      throw new ProblemError('invalid_request', 'channelId: this channel makes no tasks', [
        { field: 'channelId', message: 'this channel makes no tasks' },
      ]);
    return channel;
  }

  private async messageOf(session: Session, actionId: string, stepId: string): Promise<Message> {
    const action = await findAction(session, actionId);
    if (action === null || action.removedAt !== null) throw new ProblemError('not_found', 'there is no such action');
    const step = (await stepsOf(session, [actionId])).find(({ id }) => id === stepId);
    if (!step) throw new ProblemError('not_found', 'there is no such step of this action');
    const lines = [
      { label: '改善アクション / Action', value: `A-${action.number} ${action.title}` },
      ...(step.ownerName === null ? [] : [{ label: '担当 / Owner', value: step.ownerName }]),
      ...(step.dueOn === null ? [] : [{ label: '期限 / Due', value: step.dueOn }]),
    ];
    return { title: step.text, text: '', lines, path: `/actions/${actionId}` };
  }

  private async answer(
    session: Session,
    task: TaskRow,
    channels: readonly { readonly id: string; readonly name: string; readonly type: string }[],
  ): Promise<TrackerTask> {
    const delivery = await findDelivery(session, task.deliveryId);
    const channel = channels.find(({ id }) => id === task.channelId);
    const { id, actionId, stepId, externalId, url, status, done, assignee, checkedAt, trouble } = task;
    return {
      id,
      actionId,
      stepId,
      channel: {
        id: task.channelId,
        name: channel?.name ?? delivery?.channelName ?? '',
        type: channel?.type ?? delivery?.channelType ?? '',
      },
      delivery: { id: task.deliveryId, state: delivery?.state ?? 'unknown', reason: delivery?.reason ?? null },
      externalId,
      url,
      status,
      done,
      assignee,
      checkedAt: checkedAt?.toISOString() ?? null,
      trouble,
    };
  }
}
