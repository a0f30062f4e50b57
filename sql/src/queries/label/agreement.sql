with answer as (
  -- who judged an item twice is counted by the newest answer
  select distinct on (l.item_id, l.revision, l.task, coalesce(l.theme_id, 0), l.person_id)
    l.item_id, l.revision, l.task, l.theme_id, l.person_id, l.value
  from label l
  where l.origin = 'queue' and l.withdrawn_at is null and l.person_id is not null
    and exists (
      select 1 from label other
      where other.item_id = l.item_id and other.revision = l.revision and other.origin = 'queue'
        and other.withdrawn_at is null and other.person_id <> l.person_id
    )
  order by l.item_id, l.revision, l.task, coalesce(l.theme_id, 0), l.person_id, l.label_id desc
)
select item_id as "itemId", task, theme_id as "themeId", array_agg(value order by person_id) as values
from answer
group by item_id, revision, task, theme_id
having count(*) > 1
order by task, theme_id, item_id, revision
