-- Of some items: how many would say something else after a statement.
select
  count(x.item_id) filter (where d.differs)::int as changes,
  count(x.item_id) filter (where not d.differs)::int as same,
  (count(*) - count(x.item_id))::int as gone
from (select distinct unnest(:itemIds::uuid[]) as item_id) asked
left join item_index x on x.item_id = asked.item_id
left join lateral (
  -- what a person said counts, also while the numbers do not follow yet
  select l.value from label l
  where l.item_id = x.item_id and l.revision = x.revision and l.task = :task and l.theme_id is not distinct from :themeId::int
    and l.withdrawn_at is null
  order by l.label_id desc limit 1
) standing on true
left join lateral (
  select case :task
    when 'theme' then (x.voice or :value = 'no') and :value <> coalesce(
      standing.value, case when exists (select 1 from unnest(x.themes) t where t / 4 = :themeId::int) then 'yes' else 'no' end)
    when 'sentiment' then coalesce(standing.value, x.sentiment) is distinct from :value
    when 'intent' then coalesce(standing.value, x.intent) is distinct from :value
    else coalesce(standing.value, x.priority) is distinct from :value
  end as differs
) d on true
