import type { Handle } from '@koe/sql/queries/item/handle';
import { notify } from '@koe/sql/queries/delivery/notify';
import type { Session } from '@koe/sql/server/database';
import type { ActingPerson } from '../access/actor.js';

/** Tells whoever an item was given to, once for each time it was; nobody is told of what they did themselves. */
export async function tellAssignee(session: Session, handle: Handle, actor: ActingPerson): Promise<void> {
  const { itemId, assigneeId, state, due, at } = handle;
  if (assigneeId === null || assigneeId === actor.id || state === 'done') return;
  const until = due === null ? { ja: '', en: '' } : { ja: ` (期限 ${due})`, en: ` (due ${due})` };
  await notify(session, {
    personIds: [assigneeId],
    kind: 'assignment',
    subject: { kind: 'item', id: itemId },
    text: {
      ja: `${actor.name}さんから声の対応を任されました${until.ja}`,
      en: `${actor.name} gave you an item to handle${until.en}`,
    },
    path: `/voices?item=${itemId}`,
    now: at,
    // the same state saved again is no news; the same person with another date is
    key: `item:${itemId}:${assigneeId}:${due ?? ''}`,
  });
}
