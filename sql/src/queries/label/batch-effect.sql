-- Of some items: how many would say something else after a statement.
select
  count(x.item_id) filter (where d.differs)::int as changes,
  count(x.item_id) filter (where not d.differs)::int as same,
  (count(*) - count(x.item_id))::int as gone
from (select distinct unnest(:itemIds::uuid[]) as item_id) asked
left join item_index x on x.item_id = asked.item_id
left join lateral (
  select case :task
    when 'theme' then exists (select 1 from unnest(x.themes) t where t / 4 = :themeId::int) <> (:value = 'yes')
      and (x.voice or :value = 'no')
    when 'sentiment' then x.sentiment is distinct from :value
    when 'intent' then x.intent is distinct from :value
    else x.priority is distinct from :value
  end as differs
) d on true
