-- One statement about many items, for those that say something else: all of it or nothing.
with changed as (
  select x.item_id, x.revision, x.classifier_version
  from item_index x
  where x.item_id = any(:itemIds::uuid[])
    and case :task
      when 'theme' then exists (select 1 from unnest(x.themes) t where t / 4 = :themeId::int) <> (:value = 'yes')
        and (x.voice or :value = 'no')
      when 'sentiment' then x.sentiment is distinct from :value
      when 'intent' then x.intent is distinct from :value
      else x.priority is distinct from :value
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
