-- What customers wrote between two days, with how surely the model put it under a theme. Item ids are hashes, so the first ones
-- are a draw.
select
  x.item_id as id,
  x.lang,
  p.text,
  coalesce(said.confidence, 0)::float8 as confidence
from item_index x
join lateral (
  select left(string_agg(t.text, E'\n' order by t.position), 2000) as text
  from part t where t.item_id = x.item_id and t.role = 'customer' and t.text <> ''
) p on p.text is not null
left join lateral (
  select max(m.confidence) as confidence
  from mention m
  -- with people's corrections: what a person put under a theme is covered
  where m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = x.classifier_version
) said on true
where x.voice and x.local_day between :fromDay::int and :toDay::int
order by x.item_id
limit :most::int
