import { notifyEvent } from '@koe/sql/queries/block/pack';
import { readDeliverySettings } from '@koe/sql/queries/delivery/reach';
import { editionContent, editionHash, lockEdition } from '@koe/sql/queries/edition/edition';
import { keepFile, keepMessage } from '@koe/sql/queries/edition/edition-print';
import type { Runtime } from '../../pipeline/runtime.js';
import { printEdition } from '../../report/print-edition.js';

/** The queue's job `print_edition`: paper and messages of a report whose content was amended, as they say it now. */
export async function printAmended(
  { database, log }: Pick<Runtime, 'database' | 'log'>,
  { editionId }: { readonly editionId: string },
): Promise<void> {
  const content = await editionContent(database, editionId);
  if (content === null) return;
  const hash = editionHash(content);
  const { address } = await readDeliverySettings(database);
  const printed = await printEdition(content, { hash, address, editionId });
  await database.transaction(async (session) => {
    // amended once more meanwhile: the job that came with it prints
    if ((await lockEdition(session, editionId))?.hash !== hash) return;
    for (const file of printed.files) await keepFile(session, editionId, file);
    for (const message of printed.messages) await keepMessage(session, editionId, message);
    await notifyEvent(session, { kind: 'editions', id: editionId });
  });
  log.info({ editionId, hash }, 'printed an amended report');
}
