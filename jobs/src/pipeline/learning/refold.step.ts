import { foldText } from '@koe/sql/domain/search/fold';
import { lockIndex } from '@koe/sql/queries/index/index';
import { analyseGrams, hasOldFold, refoldSome } from '@koe/sql/queries/index/refold';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../runtime.js';

/** About half a second of work: whoever waits to write index rows waits no longer. */
const ROWS_A_TURN = 2_000;

/** After an update of the program: asks for `refold` where texts are folded the older way. */
export async function renewTexts({ database }: Runtime): Promise<void> {
  if (await hasOldFold(database)) await addJob(database, 'refold', {});
}

/** Brings the searched view of all texts to today's fold, some rows at a time; the search asks both ways meanwhile. */
export async function refold({ database }: Runtime, signal: AbortSignal): Promise<void> {
  for (let left = ROWS_A_TURN; left > 0;) {
    signal.throwIfAborted();
    left = await database.transaction(async (session) => {
      await lockIndex(session);
      return refoldSome(session, ROWS_A_TURN, foldText);
    });
  }
  await analyseGrams(database);
}
