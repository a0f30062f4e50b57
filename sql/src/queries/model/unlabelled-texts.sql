select i.item_id as "itemId", i.revision, i.kind, i.channel, i.lang, i.scores, p.text, false as judged
from item i
join lateral (
  -- what a long transcript says further down teaches little and fills the memory
  select left(string_agg(t.text, E'\n' order by t.position), 8000) as text
  from part t where t.item_id = i.item_id and t.role = 'customer' and t.text <> ''
) p on p.text is not null
where i.has_voice
order by i.item_id
limit :size
