import { gramsOf } from '../../domain/search/grams.js';
import { texts, uuids } from '../../server/binary-array.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const pending = statement('old fold', `select 1 as one from item_index where search_fold < 2 limit 1`);
const read = statement(
  'texts of old fold',
  `select item_id as "itemId", search_text as text from item_index where search_fold < 2 order by item_id limit :size`,
);
const write = statement(
  'refold',
  `update item_index x set search_text = f.text, grams = f.grams::int[], search_fold = 2
   from unnest(:itemIds::uuid[], :texts::text[], :grams::text[]) as f(item_id, text, grams)
   where x.item_id = f.item_id and x.search_fold < 2`,
);
const analyse = statement('analyse grams', `analyze item_index (grams)`);

/** Whether there are rows whose text an older version of the program has folded. */
export async function hasOldFold(session: Session): Promise<boolean> {
  return (await session.run(pending)).length > 0;
}

/**
 * Brings up to `size` rows to today's fold, from the text that they hold. Holds the index lock: nobody writes the same rows.
 * @returns rows that were brought up; 0 when there are none left
 */
export async function refoldSome(session: Session, size: number, fold: (text: string) => string): Promise<number> {
  const rows = await session.run<{ itemId: string; text: string }>(read, { size });
  if (rows.length === 0) return 0;
  const folded = rows.map(({ text }) => fold(text));
  await session.run(write, {
    itemIds: uuids(rows.map(({ itemId }) => itemId)),
    texts: texts(folded),
    grams: texts(folded.map((text) => `{${gramsOf(text).join(',')}}`)),
  });
  return rows.length;
}

/** How common grams are is known of the old ones: looked at again. */
export async function analyseGrams(session: Session): Promise<void> {
  await session.run(analyse);
}
