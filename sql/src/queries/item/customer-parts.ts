import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A text of the customer. */
export interface CustomerPart {
  readonly itemId: string;
  readonly key: string;
  readonly text: string;
  readonly question: string | null;
}

const read = statement(
  'customer parts',
  `select item_id as "itemId", key, text, question from part
   where item_id = any(:itemIds) and role = 'customer' and text <> '' order by item_id, position`,
);

/** All that the customer said in each of some items, in order. */
export async function readCustomerParts(
  session: Session,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CustomerPart[]>> {
  const byItem = new Map<string, CustomerPart[]>();
  for (const part of await session.run<CustomerPart>(read, { itemIds })) {
    const known = byItem.get(part.itemId);
    if (known) known.push(part);
    else byItem.set(part.itemId, [part]);
  }
  return byItem;
}
