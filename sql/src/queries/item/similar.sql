-- Items that may be like one: of the same text, with one of its rare windows, or lately about one of its themes. Bounded in
-- every part, long texts too; how alike they are is computed from their grams.
with candidate as (
  (
    select d.item_id from item_index o join item_index d on d.duplicate_key = o.duplicate_key
    where o.item_id = :itemId::uuid and o.duplicate_key is not null
    order by d.created_at desc limit 50
  )
  union
  (select g.item_id from item_index g where g.grams && :rare::int[] limit 400)
  union
  (
    select w.item_id from (
      select n.item_id, n.theme_paths from item_index n order by n.created_at desc nulls last, n.item_id desc limit 5000
    ) w
    where w.theme_paths && :themes::int[]
    limit 200
  )
)
select
  x.item_id as "itemId",
  trim_array(x.grams, greatest(cardinality(x.grams) - :compared::int, 0)) as grams,
  coalesce(x.duplicate_key = o.duplicate_key, false) as "sameText",
  array(select t / 4 from unnest(x.themes) t intersect select t / 4 from unnest(o.themes) t) as "themeIds",
  coalesce(x.person_code = o.person_code, false) as "samePerson"
from candidate c
join item_index x on x.item_id = c.item_id
join item_index o on o.item_id = :itemId::uuid
where x.item_id <> o.item_id and x.voice
