import { Inject, Injectable } from '@nestjs/common';
import { countUnread, markNotificationsRead, readNotifications } from '@koe/sql/queries/delivery/notification';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { ActingPerson } from '../access/actor.js';
import type { listNotifications, Notifications } from '../contract/notifications.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { nextPlace, readPlace } from '../http/place.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** What a person was told. */
@Injectable()
export class NotificationsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    { unread, before, limit }: InputOf<typeof listNotifications>['query'],
    personId: string | null,
  ): Promise<Notifications> {
    if (personId === null) return { unread: 0, notifications: [], next: null };
    const asked = { personId, unread: unread === 'true', before: readPlace(before), limit };
    const [rows, count] = await Promise.all([
      readNotifications(this.database, asked),
      countUnread(this.database, personId),
    ]);
    return {
      unread: count,
      notifications: rows.map(({ subjectKind, subjectId, at, readAt, ...row }) => ({
        ...row,
        subject: { kind: subjectKind, id: subjectId },
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
      next: nextPlace(rows, limit),
    };
  }

  /** Reading changes nothing that others see: the log of changes does not have it. */
  async markRead(ids: readonly string[] | null, actor: ActingPerson): Promise<{ unread: number }> {
    const { id: personId } = actor;
    if (personId === null) return { unread: 0 };
    await this.database.transaction(async (session) => {
      await markNotificationsRead(session, { personId, ids, now: this.clock.now() });
      await notify(session, { kind: 'notifications' });
    });
    return { unread: await countUnread(this.database, personId) };
  }
}
