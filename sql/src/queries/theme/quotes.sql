-- Of some items the part in which one of the themes is mentioned most surely, with all such mentions of that part.
select distinct on (x.item_id)
  x.item_id as "itemId",
  x.lang,
  x.channel,
  x.product,
  x.created_at as "createdAt",
  p.key as "partKey",
  p.text,
  m.confidence,
  m.sentiment as tone,
  said.mentions
from item_index x
join mention m
  on m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = x.classifier_version
  and m.theme_id = any(:themeIds::int[])
join part p on p.item_id = x.item_id and p.key = m.part_key and p.role = 'customer'
join lateral (
  select
    jsonb_agg(
      jsonb_build_object(
        'partKey', o.part_key, 'themeId', o.theme_id, 'start', o.span_start, 'end', o.span_end,
        'confidence', o.confidence, 'sentiment', o.sentiment
      ) order by o.position
    ) as mentions
  from mention o
  where o.item_id = x.item_id and o.revision = x.revision and o.classifier_version = x.classifier_version
    and o.part_key = p.key and o.theme_id = any(:themeIds::int[])
) said on true
where x.item_id = any(:itemIds::uuid[])
order by x.item_id, m.confidence desc, m.position
