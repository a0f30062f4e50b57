-- What one item's page shows besides its summary.
select
  i.url,
  i.attributes,
  c.sentiment as "sentimentValue",
  coalesce(c.priority_score, 0) as "priorityScore",
  i.first_reply_seconds as "firstReplySeconds",
  case when x.reply_business_s >= 0 then x.reply_business_s end as "firstReplyBusinessSeconds",
  i.resolved_at as "resolvedAt",
  i.handling_seconds as "handlingSeconds",
  x.classifier_version as "classifierVersion",
  (select taxonomy_version from serving) as "taxonomyVersion",
  (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'key', p.key, 'role', p.role, 'text', p.text, 'at', p.at, 'question', p.question, 'lang', p.lang
        ) order by p.position
      ), '[]')
    from part p where p.item_id = x.item_id
  ) as parts
from item_index x
join item i on i.item_id = x.item_id
left join classification c
  on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = x.classifier_version
where x.item_id = :itemId
