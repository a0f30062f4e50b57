-- What customers asked between two days: items of that kind of voice, and contacts that ended without an answer. Item ids are hashes,
-- so the first ones are a draw.
select
  x.item_id as id,
  x.lang,
  p.text,
  x.channel,
  x.local_day as day,
  x.is_contact as contact,
  coalesce(left_alone.yes, false) as unanswered,
  -- leaf mentions are stored as theme × 4 + sentiment
  array(select distinct t >> 2 from unnest(x.themes) t order by 1) as themes,
  count(*) over ()::int as total
from item_index x
join item i on i.item_id = x.item_id
cross join lateral (
  -- a day may still be answered
  select i.is_conversation and i.first_reply_at is null and i.solved is distinct from true
    and x.local_day <= :toDay::int - 2 as yes
) left_alone
join lateral (
  -- how a conversation begins says what it is about
  select left(string_agg(t.text, E'\n' order by t.position), 2000) as text
  from (
    select o.text, o.position from part o where o.item_id = x.item_id and o.role = 'customer' and o.text <> ''
    order by o.position limit 2
  ) t
) p on p.text is not null
where x.voice and x.local_day between :fromDay::int and :toDay::int
  and (x.intent = 'question' or left_alone.yes)
order by x.item_id
limit :most::int
