-- What the list shows of some items, in the order asked for.
select
  x.item_id as "itemId",
  x.kind,
  x.channel,
  x.created_at as "createdAt",
  x.lang,
  x.source_id as "sourceId",
  coalesce(s.name, '') as "sourceName",
  coalesce(s.sample, false) as sample,
  x.product,
  x.team,
  x.sentiment,
  x.intent,
  x.priority,
  x.handling,
  x.due_on as "dueOn",
  i.scores,
  coalesce(c.reasons, '[]') as reasons,
  quote.key as "quoteKey",
  quote.text as "quoteText",
  quote.question as "quoteQuestion",
  coalesce(said.mentions, '[]') as mentions,
  (select count(*)::int from part p where p.item_id = x.item_id) as turns
from unnest(:itemIds::uuid[]) with ordinality as asked (item_id, place)
join item_index x on x.item_id = asked.item_id
join item i on i.item_id = x.item_id
left join source s on s.source_id = x.source_id
left join classification c
  on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = x.classifier_version
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object(
        'partKey', m.part_key, 'themeId', m.theme_id, 'start', m.span_start, 'end', m.span_end,
        'confidence', m.confidence, 'sentiment', m.sentiment
      ) order by m.position
    ) as mentions
  from mention m
  where m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = x.classifier_version
) said on true
left join lateral (
  select p.key, p.text, p.question
  from part p
  left join lateral (
    select max(m.confidence) as confidence
    from mention m
    where m.item_id = p.item_id and m.revision = x.revision and m.classifier_version = x.classifier_version
      and m.part_key = p.key
  ) surest on true
  where p.item_id = x.item_id and p.role = 'customer' and p.text <> ''
  order by surest.confidence desc nulls last, length(p.text) desc, p.position
  limit 1
) quote on true
order by asked.place
