-- All that is exported of some items, in the order asked for. Texts are the stored, masked ones.
select
  x.item_id as id,
  x.kind,
  x.source_id as "sourceId",
  coalesce(s.name, '') as "sourceName",
  i.item_key as "externalId",
  i.url,
  x.channel,
  x.created_at as "createdAt",
  x.lang,
  x.product,
  x.team,
  x.segments,
  x.sentiment,
  c.sentiment as "sentimentValue",
  x.intent,
  x.priority,
  coalesce(c.priority_score, 0) as "priorityScore",
  coalesce(c.reasons, '[]') as reasons,
  x.themes,
  i.scores,
  i.first_reply_seconds as "firstReplySeconds",
  i.handling_seconds as "handlingSeconds",
  i.resolved_at as "resolvedAt",
  x.handling,
  x.due_on as "dueOn",
  assignee.name as assignee,
  coalesce(latest.note, '') as note,
  i.attributes,
  x.classifier_version as "classifierVersion",
  coalesce(said.texts, '{}') as texts,
  coalesce(said.questions, '{}') as questions
from unnest(:itemIds::uuid[]) with ordinality as asked (item_id, place)
join item_index x on x.item_id = asked.item_id
join item i on i.item_id = x.item_id
left join source s on s.source_id = x.source_id
left join person assignee on assignee.person_id = x.assignee_id
left join classification c
  on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = x.classifier_version
left join lateral (
  select
    array_agg(p.text order by p.position) as texts,
    array_agg(coalesce(p.question, '') order by p.position) as questions
  from part p
  where p.item_id = x.item_id and p.role = 'customer' and p.text <> ''
) said on true
left join lateral (
  select h.note from handling h where h.item_id = x.item_id order by h.changed_at desc, h.change_id desc limit 1
) latest on true
order by asked.place
