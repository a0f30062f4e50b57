import type { LinkKind } from '../../domain/action/link.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What an action is tied to. */
export interface StoredLink {
  readonly id: string;
  readonly actionId: string;
  readonly kind: LinkKind;
  readonly url: string | null;
  readonly targetId: string | null;
  readonly title: string;
  readonly addedAt: Date;
  readonly addedBy: string | null;
  readonly addedByName: string | null;
}

const SELECT = `select l.link_id as id, l.action_id as "actionId", l.kind, l.url, l.target_id as "targetId", l.title,
    l.added_at as "addedAt", l.added_by as "addedBy", p.name as "addedByName"
  from action_link l left join person p on p.person_id = l.added_by`;

const ofAction = statement('links of action', `${SELECT} where l.action_id = :actionId order by l.added_at, l.link_id`);
const byId = statement('link', `${SELECT} where l.link_id = :id`);
const write = statement(
  'write link',
  `insert into action_link (link_id, action_id, kind, url, target_id, title, added_at, added_by)
   values (:id, :actionId, :kind, :url, :targetId, :title, :now, :personId)
   on conflict (link_id) do update set kind = excluded.kind, url = excluded.url, target_id = excluded.target_id,
     title = excluded.title`,
);
const remove = statement('remove link', `delete from action_link where link_id = :id`);

/** In the order they were added. */
export function linksOf(session: Session, actionId: string): Promise<StoredLink[]> {
  return session.run<StoredLink>(ofAction, { actionId });
}

export async function findLink(session: Session, id: string): Promise<StoredLink | null> {
  return (await session.run<StoredLink>(byId, { id }))[0] ?? null;
}

export async function writeLink(
  session: Session,
  link: Pick<StoredLink, 'id' | 'actionId' | 'kind' | 'url' | 'targetId' | 'title'> & {
    readonly personId: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await session.run(write, { ...link });
}

export async function removeLink(session: Session, id: string): Promise<void> {
  await session.run(remove, { id });
}
