-- A uniform sample of the items that could be judged, and those of emerging themes. Item ids are hashes, so a walk along them
-- from a random place is a draw; it begins again at the front when it comes to the end.
with walk as (
  (
    select x.item_id, 0 as pass from item_index x
    where x.voice and x.item_id >= :start::uuid and not exists (
      select 1 from label_draw d where d.item_id = x.item_id and d.revision = x.revision and d.state <> 'open')
    order by x.item_id limit :most::int
  )
  union all
  (
    select x.item_id, 1 from item_index x
    where x.voice and x.item_id < :start::uuid and not exists (
      select 1 from label_draw d where d.item_id = x.item_id and d.revision = x.revision and d.state <> 'open')
    order by x.item_id limit :most::int
  )
),
sampled as (select item_id from walk order by pass, item_id limit :most::int),
wanted as (
  select item_id, true as sampled from sampled
  union
  select x.item_id, false from item_index x
  where x.item_id = any(:suggested::uuid[]) and x.voice and not exists (select 1 from sampled s where s.item_id = x.item_id)
    and not exists (
      select 1 from label_draw d where d.item_id = x.item_id and d.revision = x.revision and d.state <> 'open')
)
select
  x.item_id as "itemId",
  x.revision,
  w.sampled,
  -- the rule reads the beginning only: a long transcript holds a phrase of nearly every theme
  left(x.search_text, 4000) as "searchText",
  coalesce(said.assigned, '[]') as assigned
from wanted w
join item_index x on x.item_id = w.item_id
left join lateral (
  select jsonb_agg(jsonb_build_object('themeId', t.theme_id, 'confidence', t.confidence) order by t.theme_id) as assigned
  from (
    select m.theme_id, max(m.confidence) as confidence
    from mention m
    -- what the model said, without people's corrections
    where m.item_id = x.item_id and m.revision = x.revision
      and m.classifier_version = split_part(x.classifier_version, '+', 1)
    group by m.theme_id
  ) t
) said on true
order by x.item_id
