import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const orphans = statement(
  'purge delivery content',
  `delete from delivery_content c where not exists (select 1 from delivery d where d.content_hash = c.hash)`,
);
const trim = statement(
  'trim delivery content',
  `update delivery_content c set body = jsonb_build_object('title', c.body -> 'title', 'text', '', 'path', c.body -> 'path'), trimmed_at = :now
   where c.trimmed_at is null and not exists (
     select 1 from delivery d where d.content_hash = c.hash and (d.changed_at >= :before or d.state in ('queued', 'sending'))
   )`,
);

/** Ends the keeping of what was sent: words, pictures and files go once nothing that carries them has moved since; who was sent what stays. */
export async function trimDeliveries(
  session: Session,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<void> {
  await session.run(orphans);
  await session.run(trim, { before, now });
}
