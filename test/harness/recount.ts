import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { Database } from '@koe/sql/server/database';

/** What a block says of an item, as far as it can be told from the tables without the pack's own code. */
interface Counted {
  readonly itemId: string;
  readonly day: number;
  readonly nps: number;
  readonly csat: number;
  readonly themes: string;
  readonly priority: number;
}

/** Rows of all blocks that are listed, by item. Throws when an item stands in two blocks. */
export async function blockContents(database: Database): Promise<Map<string, Counted>> {
  const found = new Map<string, Counted>();
  const blocks = await database.query<{ bytes: Buffer; item_ids: string[] }>(
    'select b.bytes, b.item_ids from block_slot s join block b on b.hash = s.hash',
  );
  for (const block of blocks) {
    const rows = decodeBlock(new Uint8Array(block.bytes));
    block.item_ids.forEach((itemId, row) => {
      if (found.has(itemId)) throw new Error(`${itemId} is packed twice`);
      found.set(itemId, {
        itemId,
        day: rows.columns.day[row] ?? 0,
        nps: rows.columns.nps[row] ?? 0,
        csat: rows.columns.csat[row] ?? 0,
        themes: [...rows.themeValues.slice(rows.themeOffsets[row], rows.themeOffsets[row + 1])].join(' '),
        priority: rows.columns.priority[row] ?? 0,
      });
    });
  }
  return found;
}

/** The same, recounted from items, parts and what the version that serves each item says of it. */
export async function tableContents(database: Database): Promise<Map<string, Counted>> {
  const rows = await database.query<{
    item_id: string;
    day: number | null;
    nps: number | null;
    csat: number | null;
    themes: string | null;
    priority: number;
  }>(`
    select i.item_id, (i.created_at at time zone 'Asia/Tokyo')::date - date '1970-01-01' as day,
      (select (s ->> 'value')::int from jsonb_array_elements(i.scores) s where s ->> 'kind' = 'nps' limit 1) as nps,
      (select (s ->> 'value')::float from jsonb_array_elements(i.scores) s where s ->> 'kind' = 'csat' limit 1) as csat,
      (select string_agg((t.theme_id * 4 + t.code)::text, ' ' order by t.theme_id) from (
         select m.theme_id, min(case m.sentiment when 'negative' then 1 when 'neutral' then 2 else 3 end) as code
         from mention m where m.item_id = i.item_id and m.revision = i.revision and m.classifier_version = x.classifier_version group by m.theme_id) t) as themes,
      (select substr(c.priority, 2)::int from classification c where c.item_id = i.item_id and c.revision = i.revision
        and c.classifier_version = x.classifier_version) as priority
    from item i left join item_index x on x.item_id = i.item_id`);
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        itemId: row.item_id,
        day: row.day ?? -2_147_483_648,
        nps: row.nps ?? -1,
        csat: row.csat ?? Number.NaN,
        themes: row.themes ?? '',
        priority: row.priority,
      },
    ]),
  );
}
