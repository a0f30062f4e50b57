-- Corrections of many items, newest first, and how many of their items the numbers do not follow yet: a label that counts and is
-- not in the version by which its item is counted, or one that was taken back and still is. Labels of themes that the
-- serving tree does not have are in no version any more.
with serving_theme as materialized (
  select (each ->> 'id')::int as theme_id
  from serving s
  join taxonomy_version t on t.version = s.taxonomy_version
  cross join jsonb_array_elements(t.themes) as each
)
select
  b.batch_id as "batchId",
  b.at,
  p.name as by,
  b.task,
  b.theme_id as "themeId",
  b.value,
  b.item_count as items,
  b.withdrawn_at as "withdrawnAt",
  (
    select count(*)::int
    from label l
    join item_index x on x.item_id = l.item_id and x.revision = l.revision
    where l.batch_id = b.batch_id
      and (l.theme_id is null or l.theme_id in (select theme_id from serving_theme))
      and (l.label_id::text = any(string_to_array(split_part(x.classifier_version, '+', 2), '.'))) <> (
        l.withdrawn_at is null and not exists (
          select 1 from label newer
          where newer.item_id = l.item_id and newer.revision = l.revision and newer.label_id > l.label_id
            and newer.task = l.task and newer.theme_id is not distinct from l.theme_id and newer.withdrawn_at is null)
      )
  ) as pending
from (
  select * from label_batch
  where :batchId::uuid is null or batch_id = :batchId::uuid
  order by at desc, batch_id
  limit :most::int
) b
left join person p on p.person_id = b.person_id
order by b.at desc, b.batch_id
