import { Inject, Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { RUNTIME } from './tokens.js';
import { queueDueSources, queuePurge } from './due.js';
import type { Runtime } from '../pipeline/runtime.js';

/** When, never what: every process ticks, the queue's keys make each slot run once. */
@Injectable()
export class ScheduleService {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Cron(CronExpression.EVERY_MINUTE, { name: 'due sources', waitForCompletion: true })
  async sources(): Promise<void> {
    await queueDueSources(this.runtime);
  }

  @Cron('17 3 * * *', { name: 'purge', timeZone: 'Asia/Tokyo', waitForCompletion: true })
  async purge(): Promise<void> {
    await queuePurge(this.runtime);
  }
}
