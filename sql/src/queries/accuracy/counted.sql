-- The newest matching items with customer text, and what the model says of each, without people's corrections.
select
  x.lang,
  x.channel,
  coalesce(said.ids, '{}') as ids,
  coalesce(said.scores, '{}') as scores
from (
  select x.item_id, x.revision, x.classifier_version, x.lang, x.channel
  from item_index x
  where x.voice and /*where*/
    and /*search*/
  order by x.created_at desc nulls last, x.item_id desc
  limit :size::int
) x
left join lateral (
  select array_agg(t.theme_id) as ids, array_agg(t.confidence) as scores
  from (
    select m.theme_id, max(m.confidence) as confidence
    from mention m
    where m.item_id = x.item_id and m.revision = x.revision
      and m.classifier_version = split_part(x.classifier_version, '+', 1)
    group by m.theme_id
  ) t
) said on true
