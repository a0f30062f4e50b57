-- Items to judge, with what the model said of them and without what people did: a second judgement must not see the first.
select
  d.draw_id as "drawId",
  d.item_id as "itemId",
  d.stratum,
  d.theme_id as "themeId",
  d.second_of is not null as second,
  x.kind,
  x.channel,
  x.created_at as "createdAt",
  x.lang,
  coalesce(s.name, '') as "sourceName",
  i.scores,
  c.sentiment_label as sentiment,
  c.intent,
  c.priority,
  coalesce(said.mentions, '[]') as mentions,
  (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'key', p.key, 'role', p.role, 'text', left(p.text, 20000), 'at', p.at, 'question', p.question, 'lang', p.lang
        ) order by p.position
      ), '[]')
    from part p where p.item_id = d.item_id
  ) as parts
from unnest(:drawIds::uuid[]) with ordinality as asked (draw_id, place)
join label_draw d on d.draw_id = asked.draw_id
join item_index x on x.item_id = d.item_id and x.revision = d.revision
join item i on i.item_id = d.item_id
left join source s on s.source_id = x.source_id
left join classification c
  on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = split_part(x.classifier_version, '+', 1)
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object(
        'partKey', m.part_key, 'themeId', m.theme_id, 'start', m.span_start, 'end', m.span_end,
        'confidence', m.confidence, 'sentiment', m.sentiment
      ) order by m.position
    ) as mentions
  from mention m
  where m.item_id = x.item_id and m.revision = x.revision
    and m.classifier_version = split_part(x.classifier_version, '+', 1)
) said on true
order by asked.place
