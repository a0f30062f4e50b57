import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  editionHash,
  editionOfWeek,
  findEdition,
  holdEditions,
  insertEdition,
  supersedeEdition,
  type StoredEdition,
} from '@koe/sql/queries/edition/edition';
import { amendEditions } from '@koe/sql/queries/edition/amend';
import { keepFile, keepMessage, keepQuotedItems } from '@koe/sql/queries/edition/edition-print';
import { readEditionSettings } from '@koe/sql/queries/edition/settings';
import type { Database } from '@koe/sql/server/database';
import type { Printed } from '../../report/print-edition.js';

/**
 * Writes a report as it is from now on, with what is printed of it. One of the same week with the same hash stays; another one is replaced
 * and kept.
 */
export function freezeEdition(
  database: Database,
  {
    editionId,
    content,
    printed,
  }: { readonly editionId: string; readonly content: EditionContent; readonly printed: Printed },
  { week, now, personId }: { readonly week: number; readonly now: Date; readonly personId: string | null },
): Promise<{ readonly edition: StoredEdition; readonly fresh: boolean }> {
  return database.transaction(async (session) => {
    await holdEditions(session);
    const hash = editionHash(content);
    const known = await editionOfWeek(session, week);
    if (known?.hash === hash) return { edition: known, fresh: false };
    const { approval } = await readEditionSettings(session);
    const replaces = await supersedeEdition(session, week, now);
    await insertEdition(session, {
      editionId,
      week,
      state: approval ? 'awaiting_approval' : 'draft',
      content: canonicalJson(content),
      hash,
      asOf: new Date(content.header.stamp.asOf),
      builtAt: now,
      builtBy: personId,
      replaces,
    });
    for (const file of printed.files) await keepFile(session, editionId, file);
    for (const message of printed.messages) await keepMessage(session, editionId, message);
    const erased = await keepQuotedItems(session, editionId, quotedItems(content));
    await logChange(
      session,
      { personId, now },
      { action: 'build', subject: `edition:${editionId}`, detail: { week, hash, replaces } },
    );
    await amendEditions(session, erased, now);
    await notifyEvent(session, { kind: 'editions' });
    const edition = await findEdition(session, editionId);
    if (!edition) throw new Error('an edition was not written');
    return { edition, fresh: true };
  });
}

/** Items whose words the report quotes. */
function quotedItems({ depth, good }: EditionContent): string[] {
  const quotes = [...(depth?.quotes ?? []), ...(good.quote ? [good.quote] : [])];
  return [...new Set(quotes.map(({ itemId }) => itemId))];
}
