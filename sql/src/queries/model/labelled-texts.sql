select i.item_id as "itemId", i.revision, i.kind, i.channel, i.lang, i.scores, p.text,
  exists (
    select 1 from label_draw d where d.item_id = i.item_id and d.revision = i.revision and d.state = 'done'
  ) as judged
from item i
join lateral (
  -- what a long transcript says further down teaches little and fills the memory
  select left(string_agg(t.text, E'\n' order by t.position), 8000) as text
  from part t where t.item_id = i.item_id and t.role = 'customer' and t.text <> ''
) p on p.text is not null
where exists (
  select 1 from label l where l.item_id = i.item_id and l.revision = i.revision and l.withdrawn_at is null
) or exists (
  select 1 from label_draw d where d.item_id = i.item_id and d.revision = i.revision and d.state = 'done'
)
order by i.item_id
