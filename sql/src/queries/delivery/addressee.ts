import { SUBSCRIBED_BY_DEFAULT, type SubscriptionKind } from '../../domain/delivery/subscription.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Where something for somebody goes. */
export interface Addressee {
  readonly channelId: string;
  /** An e-mail address, in a channel of mail; else null. */
  readonly address: string | null;
  readonly language: 'ja' | 'en';
}

const person = statement(
  'how to reach a person',
  `select p.language, p.email, coalesce(s.via, p.notify_by) as via, s.active,
     (select c.channel_id from channel c where c.type = 'smtp' and c.removed_at is null order by c.created_at, c.channel_id limit 1) as mail
   from person p left join subscription s on s.person_id = p.person_id and s.kind = :kind::text
   where p.person_id = :personId`,
);
const channel = statement(
  'channel to send into',
  `select type from channel where channel_id = :channelId and removed_at is null`,
);

interface PersonRow {
  readonly language: string;
  readonly email: string | null;
  readonly via: string;
  readonly active: boolean | null;
  readonly mail: string | null;
}

/** @param kind of the subscription that sends it; null for what a person sends by hand @returns null where nothing is to be sent */
export async function addressee(
  session: Session,
  to: { readonly personId: string } | { readonly channelId: string },
  kind: SubscriptionKind | null,
): Promise<Addressee | null> {
  if ('channelId' in to) {
    const found = await session.run<{ type: string }>(channel, { channelId: to.channelId });
    return found.length === 0 ? null : { channelId: to.channelId, address: null, language: 'ja' };
  }
  const [row] = await session.run<PersonRow>(person, { personId: to.personId, kind });
  if (!row) return null;
  const wanted = kind === null || (row.active ?? SUBSCRIBED_BY_DEFAULT[kind]);
  if (!wanted || row.via === 'none') return null;
  const language = row.language === 'en' ? 'en' : 'ja';
  if (row.via === 'email')
    return row.email === null || row.mail === null ? null : { channelId: row.mail, address: row.email, language };
  const found = await session.run<{ type: string }>(channel, { channelId: row.via });
  if (found.length === 0) return null;
  if (found[0]?.type !== 'smtp') return { channelId: row.via, address: null, language };
  return row.email === null ? null : { channelId: row.via, address: row.email, language };
}
