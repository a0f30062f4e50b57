with gone as (
  delete from classification c
  where c.item_id = any(:itemIds) and (split_part(c.classifier_version, '+', 1) <> all(:kept::text[])
    or (c.classifier_version like '%+%' and not exists (
      select 1 from item_index x where x.item_id = c.item_id and x.classifier_version = c.classifier_version)))
)
delete from mention m
where m.item_id = any(:itemIds) and (split_part(m.classifier_version, '+', 1) <> all(:kept::text[])
  or (m.classifier_version like '%+%' and not exists (
    select 1 from item_index x where x.item_id = m.item_id and x.classifier_version = m.classifier_version)))
