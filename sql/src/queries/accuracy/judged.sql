-- Every draw of the label queues, and for the finished ones what the person said and what the model says without having learnt
-- from it: held out of its training, or, for what was judged since, its answer as it was stored.
select
  d.draw_id as "drawId",
  coalesce(d.second_of, d.draw_id) as "firstDrawId",
  d.queue_id as "queueId",
  d.item_id as "itemId",
  q.drawn_at as "drawnAt",
  q.taxonomy_version as "taxonomyVersion",
  d.stratum,
  d.inclusion,
  d.state,
  d.finished_at as "finishedAt",
  x.lang,
  x.channel,
  -- the item has changed or gone since: what was said is not about it any more
  (x.item_id is not null) as present,
  said.themes as "truthThemes",
  said.sentiment as "truthSentiment",
  said.intent as "truthIntent",
  said.priority as "truthPriority",
  said.serious as "truthSerious",
  case when h.item_id is not null then 'held_out' when c.item_id is not null and fresh.fresh then 'stored' else 'none' end as basis,
  case when h.item_id is not null then h.themes else coalesce(mentioned.themes, '[]') end as themes,
  case when h.item_id is not null then h.sentiment else c.sentiment_label end as sentiment,
  case when h.item_id is not null then h.intent else c.intent end as intent,
  case when h.item_id is not null then h.priority else c.priority end as priority
from label_draw d
join label_queue q on q.queue_id = d.queue_id
left join serving s on true
left join model m on m.model_id = s.model_id
left join item_index x on x.item_id = d.item_id and x.revision = d.revision
left join lateral (
  select
    coalesce(array_agg(l.theme_id) filter (where l.task = 'theme' and l.value = 'yes'), '{}') as themes,
    max(l.value) filter (where l.task = 'sentiment') as sentiment,
    max(l.value) filter (where l.task = 'intent') as intent,
    max(l.value) filter (where l.task = 'priority') as priority,
    max(l.value) filter (where l.task = 'serious') as serious,
    min(l.label_id) as first_label_id
  from label l
  where l.draw_id = d.draw_id and l.withdrawn_at is null
) said on d.state = 'done'
left join lateral (
  -- a judgement without a single label is dated by its time
  select m.model_id is null or coalesce(said.first_label_id > m.last_label_id, d.finished_at > m.trained_at) as fresh
) fresh on d.state = 'done'
left join model_held_out h on h.model_id = s.model_id and h.item_id = x.item_id and h.revision = x.revision and d.state = 'done'
left join classification c
  on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = split_part(x.classifier_version, '+', 1)
  and d.state = 'done'
left join lateral (
  select jsonb_agg(jsonb_build_object('id', t.theme_id, 'score', t.confidence)) as themes
  from (
    select n.theme_id, max(n.confidence) as confidence
    from mention n
    where n.item_id = c.item_id and n.revision = c.revision and n.classifier_version = c.classifier_version
    group by n.theme_id
  ) t
) mentioned on d.state = 'done'
order by q.drawn_at, d.queue_id, d.position
