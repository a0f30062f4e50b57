import type { BilingualMessage } from '../../domain/delivery/message.js';
import { notifyEvent } from '../block/pack.js';
import { logChange } from '../change-log/log-change.js';
import { enqueueDelivery } from '../delivery/enqueue.js';
import { readSubscribers, type Subscriber } from '../delivery/subscribers.js';
import type { Session } from '../../server/database.js';
import { lockEdition, markSent } from './edition.js';
import { editionMessages, type Audience, type EditionMessage } from './edition-print.js';

/** Why an edition cannot be sent. */
export type Unsendable = 'gone' | 'replaced' | 'not_approved';

/**
 * Sends a report to its subscribers in the caller's transaction: state and outbox change together, and each gets it once. Sending a sent one
 * again adds nothing.
 * @param approval whether somebody must have approved it
 * @returns how many deliveries were added
 */
export async function sendEdition(
  session: Session,
  editionId: string,
  { now, personId, approval }: { readonly now: Date; readonly personId: string | null; readonly approval: boolean },
): Promise<{ readonly deliveries: number; readonly problem?: never } | { readonly problem: Unsendable }> {
  const edition = await lockEdition(session, editionId);
  if (!edition) return { problem: 'gone' };
  if (edition.state === 'sent') return { deliveries: 0 };
  if (edition.replacedBy !== null) return { problem: 'replaced' };
  if (approval && edition.state !== 'approved') return { problem: 'not_approved' };
  await markSent(session, editionId, { now, personId });
  let deliveries = 0;
  for (const subscriber of await readSubscribers(session, 'edition')) {
    const message = await messageFor(session, editionId, subscriber);
    if (!message) continue;
    const sent = await enqueueDelivery(session, {
      rule: 'edition',
      subject: { kind: 'edition', id: editionId },
      to: subscriber.to,
      subscription: 'edition',
      message,
      now,
    });
    if (sent?.fresh === true) deliveries += 1;
  }
  await logChange(
    session,
    { personId, now },
    { action: 'send', subject: `edition:${editionId}`, detail: { hash: edition.hash, deliveries } },
  );
  await notifyEvent(session, { kind: 'editions' });
  return { deliveries };
}

/** What this subscriber is sent: with the person's own section, else the department's, else without; null when nothing was printed. */
export async function messageFor(
  session: Session,
  editionId: string,
  { to, departmentId }: Subscriber,
): Promise<BilingualMessage | null> {
  const audiences: Audience[] = [
    ...('personId' in to ? [`person:${to.personId}` as const] : []),
    ...(departmentId === null ? [] : [`department:${departmentId}` as const]),
    'all',
  ];
  const found = await editionMessages(session, editionId, audiences);
  const of = (language: EditionMessage['language']): EditionMessage['message'] | undefined =>
    audiences
      .map((audience) => found.find((each) => each.audience === audience && each.language === language))
      .find((each) => each !== undefined)?.message;
  const [ja, en] = [of('ja'), of('en')];
  return ja && en ? { ja, en } : null;
}
