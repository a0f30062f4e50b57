import type { Database } from '@koe/sql/server/database';

/** The sample's story lasts 26 weeks; copies are moved into the past by whole stories, so that weekdays stay weekdays. */
export const STORY_DAYS = 182;
/** Three years; further copies lie beside the earlier ones. */
export const STORIES = 6;

/** How the columns of a copy differ from the row it is made from; `c.copy` counts from 1. */
const COPIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  item: {
    item_id: copyOf('item_id'),
    item_key: `t.item_key || '~' || c.copy`,
    created_at: earlier('created_at'),
    customer_first_at: earlier('customer_first_at'),
    first_reply_at: earlier('first_reply_at'),
    resolved_at: earlier('resolved_at'),
  },
  part: { item_id: copyOf('item_id'), at: earlier('at') },
  classification: { item_id: copyOf('item_id') },
  mention: { item_id: copyOf('item_id') },
  item_index: {
    item_id: copyOf('item_id'),
    created_at: earlier('created_at'),
    local_day: `t.local_day - ${STORY_DAYS} * (c.copy % ${STORIES})`,
    person_code: `t.person_code + c.copy * (select max(code) from person_code)`,
    duplicate_key: 'null',
  },
};

/**
 * Copies the items of the tables until there are about `items` of them. The copies say the same words, at other times and
 * by other people; blocks stay as they are. Written without a log, which only makes filling faster, not reading.
 * @returns items afterwards
 */
export async function growTables(database: Database, items: number): Promise<number> {
  const before = await countItems(database);
  const copies = Math.max(0, Math.round(items / before) - 1);
  for (const [table, columns] of Object.entries(COPIED)) {
    const indexes = await database.query<{ name: string; definition: string }>(
      `select i.relname as name, pg_get_indexdef(i.oid) as definition from pg_index x join pg_class i on i.oid = x.indexrelid
       where x.indrelid = $1::regclass and not x.indisprimary`,
      [table],
    );
    for (const { name } of indexes) await database.query(`drop index ${name}`);
    await database.query(`alter table ${table} set unlogged`);
    await copyRows(database, table, columns, copies);
    await database.transaction(async (session) => {
      await session.query(`set local maintenance_work_mem = '1GB'`);
      for (const { definition } of indexes) await session.query(definition);
    });
    await database.query(`vacuum analyze ${table}`);
  }
  return countItems(database);
}

async function copyRows(
  database: Database,
  table: string,
  copied: Readonly<Record<string, string>>,
  copies: number,
): Promise<void> {
  const names = await database.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = names.map(({ name }) => name);
  const values = columns.map((name) => copied[name] ?? `t.${name}`);
  await database.query(
    `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from generate_series(1, $1::int) c(copy), ${table} t`,
    [copies],
  );
}

async function countItems(database: Database): Promise<number> {
  const [row] = await database.query<{ items: number }>('select count(*)::int as items from item_index');
  return row?.items ?? 0;
}

/** With the digits that say how a uuid was made: the contract looks at them. */
function copyOf(column: string): string {
  return `overlay(overlay(md5(t.${column}::text || c.copy) placing '5' from 13) placing '8' from 17)::uuid`;
}

/** A few seconds apart, because copies of one instant would make every page end in a tie. */
function earlier(column: string): string {
  return `t.${column} - make_interval(days => ${STORY_DAYS} * (c.copy % ${STORIES}), secs => c.copy % 60)`;
}
