import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../domain/edition/canonical.js';
import type { EditionContent } from '../../domain/edition/content.js';
import { withoutQuotes } from '../../domain/edition/without-quotes.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { notifyEvent } from '../block/pack.js';
import { logChange } from '../change-log/log-change.js';
import { addJob } from '../queue/add-job.js';
import { editionHash } from './edition.js';

const quoting = statement(
  'editions that quote items',
  `select e.edition_id as "editionId", e.content, e.hash,
     (select count(*)::int from edition_quote q where q.edition_id = e.edition_id and q.item_id = any(:itemIds::uuid[])) as items
   from edition e
   where e.edition_id in (select edition_id from edition_quote where item_id = any(:itemIds::uuid[]))
   order by e.edition_id for update of e`,
);
const unquote = statement('remove edition quotes', `delete from edition_quote where item_id = any(:itemIds::uuid[])`);
const rewrite = statement(
  'amend edition',
  `update edition set content = :content, hash = :hash, amended_at = :now where edition_id = :editionId`,
);
const note = statement(
  'note amendment',
  `insert into edition_amendment (amendment_id, edition_id, at, old_hash, new_hash, items)
   values (:amendmentId, :editionId, :now, :oldHash, :newHash, :items)`,
);
const dropFiles = statement('remove edition files', `delete from edition_file where edition_id = :editionId`);
// a rebuild may quote others than its edition does
const dropRebuilds = statement(
  'remove rebuilds that quote items',
  `delete from edition_rebuild r
   where exists (select 1 from jsonb_path_query(r.content::jsonb, '$.**.itemId') as quoted (id) where id #>> '{}' = any(:texts::text[]))
     or r.edition_id = any(:editionIds::uuid[])`,
);

/**
 * Takes the words of erased items out of every report, in the transaction that erases them: content, hash and log change, paper with the words on it
 * goes, and a job prints it again. Mails hold no quotes: they stay until the job has made those with the new hash.
 */
export async function amendEditions(session: Session, itemIds: readonly string[], now: Date): Promise<void> {
  if (itemIds.length === 0) return;
  const editions = await session.run<{ editionId: string; content: string; hash: string; items: number }>(quoting, {
    itemIds: [...itemIds],
  });
  const gone = new Set(itemIds);
  for (const { editionId, content: text, hash: oldHash, items } of editions) {
    const frozen: EditionContent = JSON.parse(text);
    const content = withoutQuotes(frozen, gone);
    const hash = editionHash(content);
    await session.run(rewrite, { editionId, content: canonicalJson(content), hash, now });
    await session.run(note, { amendmentId: randomUUID(), editionId, now, oldHash, newHash: hash, items });
    await session.run(dropFiles, { editionId });
    await logChange(
      session,
      { personId: null, now },
      { action: 'amend', subject: `edition:${editionId}`, detail: { hash, before: oldHash, items } },
    );
    await addJob(session, 'print_edition', { editionId });
  }
  await session.run(dropRebuilds, { texts: [...itemIds], editionIds: editions.map(({ editionId }) => editionId) });
  if (editions.length === 0) return;
  await session.run(unquote, { itemIds: [...itemIds] });
  await notifyEvent(session, { kind: 'editions' });
}
