with gone as (delete from item where item_id = any(:itemIds) returning item_id),
  gone_parts as (delete from part where item_id = any(:itemIds)),
  gone_classifications as (delete from classification where item_id = any(:itemIds)),
  gone_mentions as (delete from mention where item_id = any(:itemIds)),
  gone_labels as (delete from label where item_id = any(:itemIds)),
  gone_draws as (delete from label_draw where item_id = any(:itemIds)),
  gone_held_out as (delete from model_held_out where item_id = any(:itemIds)),
  gone_pins as (delete from pinned_item where item_id = any(:itemIds)),
  -- the row of a quote stays, so that the case can say that a voice is gone
  gone_quotes as (
    update case_quote set item_id = null, text = null, marks = '[]', erased_at = :now::timestamptz where item_id = any(:itemIds)
  ),
  -- minutes hold no voices; the agenda that read one out keeps its place without the words
  gone_stories as (
    update review_item set content = content || '{"itemId": null, "quote": ""}'
    where kind = 'story' and (content ->> 'itemId')::uuid = any(:itemIds)
  ),
  -- what was sent of a new P1 held its words; those told of in the same moment may stand in one message with it
  gone_alerts as (
    update delivery_content set body = body || '{"text": "", "lines": []}'
    where hash in (
      select d.content_hash from p1_alert a join delivery d on d.created_at = a.at and d.rule like 'p1:%'
      where a.item_id = any(:itemIds) and a.outcome = 'told'
    )
  ),
  unlisted as (
    delete from item_index where item_id = any(:itemIds)
    returning local_day, person_code, created_at, is_contact, duplicate_key, item_id
  ),
  touched as (
    select local_day from unlisted
    -- what the removed item meant for others: an earlier contact was repeated by it, a later duplicate stood behind it
    union
    select o.local_day from unlisted u join item_index o on o.person_code = u.person_code and u.is_contact
      and o.created_at between u.created_at - interval '14 days' and u.created_at
    union
    select o.local_day from unlisted u join item_index o on o.duplicate_key = u.duplicate_key and o.created_at >= u.created_at
  )
insert into dirty_slot (slot, dirty_at)
select distinct case when local_day is null then 'u'
  when local_day >= :openMonthFrom then 'd:' || local_day
  else 'm:' || to_char(date '1970-01-01' + local_day, 'YYYY-MM') end, :now::timestamptz
from touched
order by 1
-- taken even when it is there: a pack that runs now must wait for these rows, else it would miss them
on conflict (slot) do update set dirty_at = excluded.dirty_at
