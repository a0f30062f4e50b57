import { Controller, Inject } from '@nestjs/common';
import type { Database } from '@koe/sql/server/database';
import { getReady } from '../contract/events.js';
import { Handles } from '../http/handles.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';

@Controller()
export class HealthController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Ready means: the database answers, and its tables and queue are there. */
  @Handles(getReady)
  async ready(): Promise<{ status: 'ok'; database: 'up' }> {
    const rows = await this.database
      .query<{ ready: boolean }>(
        `select to_regclass('item_index') is not null and to_regclass('graphile_worker.jobs') is not null as ready`,
      )
      .catch(() => []);
    if (rows[0]?.ready !== true)
      throw new ProblemError('not_ready', 'the database is not reachable or not yet migrated');
    return { status: 'ok', database: 'up' };
  }
}
