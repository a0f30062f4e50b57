-- One statement about many items, for those that say something else: all of it or nothing.
with changed as (
  select x.item_id, x.revision, x.classifier_version
  from item_index x
  left join lateral (
    -- what a person said counts, also while the numbers do not follow yet
    select l.value from label l
    where l.item_id = x.item_id and l.revision = x.revision and l.task = :task and l.theme_id is not distinct from :themeId::int
      and l.withdrawn_at is null
    order by l.label_id desc limit 1
  ) standing on true
  where x.item_id = any(:itemIds::uuid[])
    and case :task
      when 'theme' then (x.voice or :value = 'no') and :value <> coalesce(
        standing.value, case when exists (select 1 from unnest(x.themes) t where t / 4 = :themeId::int) then 'yes' else 'no' end)
      when 'sentiment' then coalesce(standing.value, x.sentiment) is distinct from :value
      when 'intent' then coalesce(standing.value, x.intent) is distinct from :value
      else coalesce(standing.value, x.priority) is distinct from :value
    end
), batch as (
  insert into label_batch (batch_id, at, person_id, task, theme_id, value, item_count)
  select :batchId::uuid, :now::timestamptz, :personId::uuid, :task, :themeId::int, :value, count(*)
  from changed
  having count(*) > 0
)
insert into label (item_id, revision, task, theme_id, value, origin, taxonomy_version, classifier_version, person_id, labelled_at, batch_id)
select c.item_id, c.revision, :task, :themeId::int, :value, 'correction', :taxonomyVersion::int, c.classifier_version, :personId::uuid,
  :now::timestamptz, :batchId::uuid
from changed c
order by c.item_id
returning item_id as "itemId"
