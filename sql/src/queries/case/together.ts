import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Newest items read on either side: enough to know what is mentioned together, whatever the size of the installation. */
const READ = 2_000;
/** Fewer items with both say nothing. */
const FEWEST = 10;

const lifts = statement(
  'themes mentioned together',
  `with own as (
     select theme_paths from item_index where theme_paths @> array[:themeId::int] order by created_at desc nulls last limit ${String(READ)}
   ), everywhere as (
     select theme_paths from item_index where voice order by created_at desc nulls last limit ${String(READ)}
   ), here as (
     select t as theme, count(*)::float8 as items, (select count(*) from own)::float8 as of from own, unnest(theme_paths) t group by t
   ), elsewhere as (
     select t as theme, count(*)::float8 as items, (select count(*) from everywhere)::float8 as of
     from everywhere, unnest(theme_paths) t group by t
   )
   select h.theme, (h.items / h.of) / greatest(coalesce(e.items / e.of, 0), 1 / ${String(READ)}.0) as lift
   from here h left join elsewhere e on e.theme = h.theme
   where h.items >= ${String(FEWEST)} and h.theme <> :themeId::int`,
);

/** Theme → how many times as often as elsewhere it is mentioned in items of a theme; among the newest items. */
export async function themesTogether(session: Session, themeId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await session.run<{ theme: number; lift: number }>(lifts, { themeId });
  return new Map(rows.map(({ theme, lift }) => [theme, lift]));
}
