import type { BilingualMessage, Message } from '@koe/sql/domain/delivery/message';
import type { Minutes } from '@koe/sql/domain/review/minutes';
import { minutesText, plainMinutes } from '@koe/sql/domain/review/minutes-text';
import type { Language } from '@koe/sql/domain/review/say-number';
import { notify as tellPeople } from '@koe/sql/queries/delivery/notify';
import { agendaOf } from '@koe/sql/queries/review/agenda-item';
import { actionNames } from '@koe/sql/queries/review/agenda-source';
import { peopleOfReview } from '@koe/sql/queries/review/review';
import type { Session } from '@koe/sql/server/database';

/** Minutes go to those concerned: who was there, and who was given something to do. In the caller's transaction, once a person. */
export async function tellMinutes(session: Session, minutes: Minutes, now: Date): Promise<void> {
  const id = minutes.reviewId;
  const [people, items] = [await peopleOfReview(session, id), await agendaOf(session, id)];
  const actions = await actionNames(
    session,
    items.flatMap(({ actionId }) => actionId ?? []),
  );
  const owners = [...items.map(({ ownerId }) => ownerId), ...actions.map(({ ownerId }) => ownerId)];
  const path = `/reviews/${id}`;
  const message = (language: Language): Message => {
    const text = minutesText(minutes, language);
    return { title: `${text.title} – ${text.summary}`.slice(0, 200), text: plainMinutes(text), path };
  };
  const messages: BilingualMessage = { ja: message('ja'), en: message('en') };
  await tellPeople(session, {
    personIds: [...people.map((person) => person.id), ...owners.flatMap((owner) => owner ?? [])],
    kind: 'review',
    subject: { kind: 'review', id },
    text: { ja: messages.ja.title, en: messages.en.title },
    path,
    now,
    key: `review:minutes:${id}`,
    message: messages,
  });
}
