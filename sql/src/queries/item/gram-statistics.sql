-- How common the common grams are, as the last analyse of the table saw it; without grams before the first analyse.
select
  greatest(c.reltuples, 0)::float8 as items,
  s.most_common_elems::text::int[] as grams,
  s.most_common_elem_freqs::float8[] as shares,
  exists (select 1 from item_index x where x.search_fold < 2) as "oldFold"
from pg_class c
left join pg_stats s
  on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname and s.attname = 'grams'
where c.oid = 'item_index'::regclass
