import { randomUUID } from 'node:crypto';
import type { BilingualMessage } from '../../domain/delivery/message.js';
import type { NotificationKind } from '../../domain/delivery/notification.js';
import { subscriptionOf } from '../../domain/delivery/subscription.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { enqueueDelivery, type Subject } from './enqueue.js';

export interface Happening {
  /** Who is told; the one who did it is left out by the caller. Unknown ids are passed over. */
  readonly personIds: readonly string[];
  readonly kind: NotificationKind;
  readonly subject: Subject;
  /** One sentence, complete in itself: it is the line in the app and the subject of a mail. */
  readonly text: Bilingual;
  /** Of the screen that it opens, with its query: `/actions/…`. */
  readonly path: string;
  readonly now: Date;
  /** What happened, once: `due:step:<id>:2026-11-20`. The same key never tells the same person again. */
  readonly key: string;
  /** More than the sentence, for what goes out. */
  readonly message?: BilingualMessage;
  /** Only in the app: made-up data, or what a person would not want sent. */
  readonly inAppOnly?: boolean;
}

const insert = statement(
  'insert notifications',
  `insert into notification (notification_id, person_id, kind, subject_kind, subject_id, text, path, key, at)
   select given.id, p.person_id, :kind, :subjectKind, :subjectId, :text::jsonb, :path, :key, :now
   from unnest(:ids::uuid[], :personIds::uuid[]) as given (id, person_id) join person p on p.person_id = given.person_id
   on conflict (person_id, key) do nothing
   returning person_id as "personId"`,
);
const tell = statement('tell pages', `select pg_notify('koe_event', :payload)`);

/**
 * Tells people, in the caller's transaction: a line in the app, and by the way each chose through the outbox. Once per person and key,
 * however often it is called.
 * @returns the people who had not been told before
 */
export async function notify(session: Session, happening: Happening): Promise<string[]> {
  const { kind, subject, text, path, now, key } = happening;
  const personIds = [...new Set(happening.personIds)];
  if (personIds.length === 0) return [];
  const told = await session.run<{ personId: string }>(insert, {
    ids: personIds.map(() => randomUUID()),
    personIds,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    text: JSON.stringify(text),
    path,
    key,
    now,
  });
  const fresh = told.map(({ personId }) => personId);
  if (fresh.length > 0) await session.run(tell, { payload: JSON.stringify({ kind: 'notifications' }) });
  if (happening.inAppOnly === true) return fresh;
  const message = happening.message ?? {
    ja: { title: text.ja, text: text.ja, path },
    en: { title: text.en, text: text.en, path },
  };
  for (const personId of fresh)
    await enqueueDelivery(session, {
      // the key is part of the rule: two things may be said of one subject
      rule: `${kind}:${key}`,
      subject,
      to: { personId },
      subscription: subscriptionOf(kind),
      message,
      now,
    });
  return fresh;
}
