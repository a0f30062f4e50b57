import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { countOverdue, readOverdue } from '@koe/sql/queries/delivery/overdue';
import { readDeliverySettings, writeDeliverySettings } from '@koe/sql/queries/delivery/reach';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import type { DeliverySettings, getOverdue } from '../contract/deliveries.js';
import { notify } from '../events/notify.js';
import { CLOCK, DATABASE } from '../world/world.js';

const HOUR_MS = 3_600_000;
type Overdue = z.output<typeof getOverdue.answer & z.ZodType>;

/** What waits too long, and how long that is. */
@Injectable()
export class OverdueService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<Overdue> {
    const { overdueHours } = await readDeliverySettings(this.database);
    const now = this.clock.now().getTime();
    const before = {
      p1: new Date(now - overdueHours.P1 * HOUR_MS),
      p2: new Date(now - overdueHours.P2 * HOUR_MS),
    };
    const [counts, items] = await Promise.all([
      countOverdue(this.database, before),
      readOverdue(this.database, before),
    ]);
    const of = (priority: 'P1' | 'P2'): Overdue['P1'] => {
      const found = counts.find((each) => each.priority === priority);
      return {
        count: found?.count ?? 0,
        oldestAt: found?.oldestAt.toISOString() ?? null,
        hours: overdueHours[priority],
      };
    };
    return {
      P1: of('P1'),
      P2: of('P2'),
      items: items.map(({ createdAt, ...item }) => ({ ...item, createdAt: createdAt.toISOString() })),
    };
  }

  settings(): Promise<DeliverySettings> {
    return readDeliverySettings(this.database);
  }

  async putSettings(settings: DeliverySettings, actor: ActingPerson): Promise<DeliverySettings> {
    const by = { personId: actor.id, now: this.clock.now() };
    await promptTransaction(this.database, async (session) => {
      const before = await readDeliverySettings(session);
      await writeDeliverySettings(session, settings, by);
      await logChange(session, by, {
        action: 'change',
        subject: 'setting:delivery',
        detail: { before, after: settings },
      });
      await notify(session, { kind: 'deliveries' });
    });
    return settings;
  }
}
