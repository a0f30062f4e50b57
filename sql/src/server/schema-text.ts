import type { Session } from './database.js';

/**
 * The schema of a migrated database as SQL-like text in a fixed order, for people to read and for a test to compare:
 * tables with their columns, then constraints and indexes. The queue's own schema is left out.
 */
export async function schemaText(session: Session): Promise<string> {
  const columns = await session.query<{ table: string; line: string }>(`
    select c.relname as table,
      '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attidentity <> '' then ' generated always as identity' else '' end
        || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
             when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
        || case when a.attnotnull then ' not null' else '' end as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
    order by c.relname, a.attnum`);
  const constraints = await session.query<{ table: string; line: string }>(`
    select c.relname as table, '  constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and c.relname <> 'migration' and k.contype <> 'n'
    order by c.relname, k.conname`);
  const indexes = await session.query<{ line: string }>(`
    select i.indexdef || ';' as line from pg_indexes i
    where i.schemaname = 'public' and i.tablename <> 'migration'
      and not exists (select 1 from pg_constraint k where k.conname = i.indexname)
    order by i.tablename, i.indexname`);
  const tables = [...new Set(columns.map((column) => column.table))];
  const text = tables.map((table) => {
    const lines = [...columns, ...constraints].filter((entry) => entry.table === table).map((entry) => entry.line);
    return `create table ${table} (\n${lines.join(',\n')}\n);\n`;
  });
  return `-- Written from the migrated database by \`pnpm koe schema\`; a test compares. The truth is sql/migrations.\n\n${text.join('\n')}\n${indexes.map((index) => index.line.replaceAll('public.', '')).join('\n')}\n`;
}
