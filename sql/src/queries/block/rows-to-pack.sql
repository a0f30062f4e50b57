select i.item_id, i.local_day, i.kind, i.channel, i.intent, i.sentiment, i.priority, i.handling, i.source_id, i.lang, i.product, i.team,
  i.segments, i.themes, i.person_code, i.csat, i.csat_min, i.csat_max, i.ces, i.ces_min, i.ces_max, i.rating, i.rating_min, i.rating_max,
  i.nps, i.reply_s, i.reply_business_s, i.resolve_s, i.handle_s, i.voice,
  r.repeat,
  case when i.first_contact = 2 then case when r.repeat = 1 then 0 else 1 end else i.first_contact end as first_contact,
  case when i.duplicate_key is not null and exists (
    select 1 from item_index e where e.duplicate_key = i.duplicate_key and (e.created_at, e.item_id) < (i.created_at, i.item_id)
  ) then 0 else 1 end as weight
from item_index i
cross join lateral (
  select case when i.person_code is null or not i.is_contact then -1
    when exists (
      select 1 from item_index n where n.person_code = i.person_code and n.is_contact
        and n.created_at <= i.created_at + interval '14 days' and n.created_at >= i.created_at
        and (n.created_at, n.item_id) > (i.created_at, i.item_id)
    ) then 1 else 0 end as repeat
) r
where case when :fromDay::int is null then i.local_day is null else i.local_day between :fromDay::int and :toDay::int end
order by i.local_day, i.created_at, i.item_id
