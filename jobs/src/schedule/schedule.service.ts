import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron, CronExpression, Interval } from '@nestjs/schedule';
import { freeDeadJobs } from '@koe/sql/queries/worker/worker';
import { RUNTIME } from './tokens.js';
import {
  endStuckReclassification,
  queueDiscovery,
  queueDueSources,
  queueFaqGaps,
  queuePurge,
  queueRechecks,
  queueSignals,
  queueTraining,
} from './due.js';
import { queueEditions } from './due-editions.js';
import { queueEffects, queueSampleLoop } from './due-effects.js';
import { queueReminders } from './due-reminders.js';
import { sendDigests } from '../deliver/digest/digest.step.js';
import { queueTaskLook } from '../deliver/tasks/due-tasks.js';
import { alertP1 } from '../deliver/p1-alerts.step.js';
import { sweep } from '../deliver/sweep.step.js';
import { renewTexts } from '../pipeline/learning/refold.step.js';
import { renewal } from '../pipeline/learning/renewal.js';
import type { Runtime } from '../pipeline/runtime.js';

/** When, never what: every process ticks, the queue's keys make each slot run once. */
@Injectable()
export class ScheduleService implements OnApplicationBootstrap {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** A machine that sleeps at night keeps its retention too; one that was updated is brought to one version. */
  async onApplicationBootstrap(): Promise<void> {
    await queuePurge(this.runtime);
    await renewTexts(this.runtime);
    await renewal(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'due sources', waitForCompletion: true })
  async sources(): Promise<void> {
    await queueDueSources(this.runtime);
  }

  @Cron(CronExpression.EVERY_5_MINUTES, { name: 'training', waitForCompletion: true })
  async training(): Promise<void> {
    await endStuckReclassification(this.runtime);
    await queueTraining(this.runtime);
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'renewal', waitForCompletion: true })
  async renewal(): Promise<void> {
    await renewal(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'discovery', waitForCompletion: true })
  async discovery(): Promise<void> {
    await queueDiscovery(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'signals', waitForCompletion: true })
  async signals(): Promise<void> {
    await queueSignals(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'editions', waitForCompletion: true })
  async editions(): Promise<void> {
    await queueEditions(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'effects', waitForCompletion: true })
  async effects(): Promise<void> {
    await queueSampleLoop(this.runtime);
    await queueEffects(this.runtime);
  }

  @Cron(CronExpression.EVERY_10_MINUTES, { name: 'reminders', waitForCompletion: true })
  async reminders(): Promise<void> {
    await queueReminders(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'faq gaps', waitForCompletion: true })
  async faqGaps(): Promise<void> {
    await queueFaqGaps(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'alerts', waitForCompletion: true })
  async alerts(): Promise<void> {
    await alertP1(this.runtime);
  }

  @Cron(CronExpression.EVERY_MINUTE, { name: 'dead deliveries', waitForCompletion: true })
  async deadDeliveries(): Promise<void> {
    await sweep(this.runtime);
  }

  @Cron(CronExpression.EVERY_10_MINUTES, { name: 'tracker tasks and digests', waitForCompletion: true })
  async trackerTasks(): Promise<void> {
    await queueTaskLook(this.runtime);
    await sendDigests(this.runtime);
  }

  @Interval('jobs of dead processes', 5_000)
  async deadJobs(): Promise<void> {
    await freeDeadJobs(this.runtime.database).catch((error: unknown) =>
      this.runtime.log.warn({ err: error }, 'could not look for dead processes'),
    );
  }

  @Cron('43 2 * * *', { name: 'recheck', timeZone: 'Asia/Tokyo', waitForCompletion: true })
  async rechecks(): Promise<void> {
    await queueRechecks(this.runtime);
  }

  @Cron('17 3 * * *', { name: 'purge', timeZone: 'Asia/Tokyo', waitForCompletion: true })
  async purge(): Promise<void> {
    await queuePurge(this.runtime);
  }
}
