-- How common the common grams are, as the last analyse of the table saw it. No row before the first analyse.
select
  greatest(c.reltuples, 0)::float8 as items,
  s.most_common_elems::text::int[] as grams,
  s.most_common_elem_freqs::float8[] as shares
from pg_class c
join pg_stats s on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname and s.attname = 'grams'
where c.oid = 'item_index'::regclass
