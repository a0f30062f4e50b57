import type { NotificationKind } from '../../domain/delivery/notification.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly text: Bilingual;
  readonly path: string;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** Where a page of a list goes on. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const list = statement(
  'notifications',
  `select notification_id as id, kind, subject_kind as "subjectKind", subject_id as "subjectId", text, path, at, read_at as "readAt"
   from notification
   where person_id = :personId and (not :unread or read_at is null)
     and (:beforeAt::timestamptz is null or (at, notification_id) < (:beforeAt::timestamptz, :beforeId::uuid))
   order by at desc, notification_id desc limit :limit`,
);
const count = statement(
  'count of unread notifications',
  `select count(*) as unread from notification where person_id = :personId and read_at is null`,
);
const markRead = statement(
  'read notifications',
  `update notification set read_at = :now
   where person_id = :personId and read_at is null and (:ids::uuid[] is null or notification_id = any(:ids::uuid[]))`,
);

export function readNotifications(
  session: Session,
  asked: {
    readonly personId: string;
    readonly unread: boolean;
    readonly before: Place | null;
    readonly limit: number;
  },
): Promise<NotificationRow[]> {
  const { before, ...rest } = asked;
  return session.run<NotificationRow>(list, { ...rest, beforeAt: before?.at ?? null, beforeId: before?.id ?? null });
}

export async function countUnread(session: Session, personId: string): Promise<number> {
  return (await session.run<{ unread: number }>(count, { personId }))[0]?.unread ?? 0;
}

/** @param ids null for all */
export async function markNotificationsRead(
  session: Session,
  asked: { readonly personId: string; readonly ids: readonly string[] | null; readonly now: Date },
): Promise<void> {
  await session.run(markRead, asked);
}
