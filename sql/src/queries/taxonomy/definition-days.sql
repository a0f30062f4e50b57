-- Items with customer text by local day, and how many have a theme by what the classifier says under the definition of now and
-- said under the one before; people's corrections are left out of both, so that like is compared with like.
select
  x.local_day as day,
  count(*)::int as n,
  count(*) filter (where exists (
    select 1 from mention m
    where m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = split_part(x.classifier_version, '+', 1)
      and m.theme_id = any(:nowIds::int[])
  ))::int as now,
  count(b.item_id)::int as "nBefore",
  count(b.item_id) filter (where exists (
    select 1 from mention m
    where m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = b.classifier_version
      and m.theme_id = any(:beforeIds::int[])
  ))::int as before
from item_index x
left join classification b on b.item_id = x.item_id and b.revision = x.revision and b.classifier_version = :beforeVersion::text
where x.voice and x.local_day between :fromDay::int and :toDay::int
group by x.local_day
order by x.local_day
