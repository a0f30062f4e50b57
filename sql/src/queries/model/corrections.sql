select distinct on (l.item_id, l.task, coalesce(l.theme_id, 0))
  l.label_id as "labelId",
  l.item_id as "itemId",
  l.task,
  l.taxonomy_version as "taxonomyVersion",
  l.theme_id as "themeId",
  l.value,
  l.part_key as "partKey",
  l.span_start as start,
  l.span_end as end
from label l
join item i on i.item_id = l.item_id and i.revision = l.revision
where l.item_id = any(:itemIds) and l.withdrawn_at is null
order by l.item_id, l.task, coalesce(l.theme_id, 0), l.label_id desc
