-- A seeded draw from the most recent items with customer text. `population` is what it was drawn from.
with recent as (
  select x.item_id, x.created_at
  from item_index x
  where x.voice
  order by x.created_at desc nulls last, x.item_id desc
  limit :recent::int
)
select item_id as "itemId", count(*) over ()::int as population, min(created_at) over () as since
from recent
order by hashtextextended(item_id::text, :seed::bigint), item_id
limit :size::int
