import type { Channel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Words of a customer in a case. */
export interface StoredQuote {
  readonly position: number;
  /** Null with an empty text once the item is gone. */
  readonly itemId: string | null;
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly lang: string;
  readonly channel: Channel;
  /** Local date. */
  readonly createdOn: string | null;
}

const ofCase = statement(
  'quotes of case',
  // an item that is gone takes its words along, even where the removal did not see the row
  `select q.position, i.item_id as "itemId", case when i.item_id is null then '' else coalesce(q.text, '') end as text,
     case when i.item_id is null then '[]' else q.marks end as marks, q.lang, q.channel, q.created_on as "createdOn"
   from case_quote q left join item i on i.item_id = q.item_id where q.case_id = :caseId order by i.item_id is null, q.position`,
);
const clear = statement('clear quotes', `delete from case_quote where case_id = :caseId and item_id is not null`);
const insert = statement(
  'write quotes',
  `insert into case_quote (case_id, position, item_id, text, marks, lang, channel, created_on)
   select :caseId::uuid, r.position + (select coalesce(max(o.position) + 1, 0) from case_quote o where o.case_id = :caseId), i.item_id, r.text, r.marks, r.lang, r.channel, r."createdOn"
   from jsonb_to_recordset(:quotes::jsonb)
     as r (position int, "itemId" uuid, text text, marks jsonb, lang text, channel text, "createdOn" date)
   join item i on i.item_id = r."itemId"`,
);

export function readCaseQuotes(session: Session, caseId: string): Promise<StoredQuote[]> {
  return session.run<StoredQuote>(ofCase, { caseId });
}

/** Inside a transaction: the quotes in their order. Erased ones stay behind them as places that say so. */
export async function writeCaseQuotes(
  session: Session,
  caseId: string,
  quotes: readonly Omit<StoredQuote, 'position'>[],
): Promise<void> {
  await session.run(clear, { caseId });
  const rows = quotes.map((quote, position) => ({ ...quote, position }));
  if (rows.length > 0) await session.run(insert, { caseId, quotes: JSON.stringify(rows) });
}
