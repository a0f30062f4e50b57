-- Items with customer text by local day, and how many have a theme by what the classifier says under the definition of now and
-- said under the one before; people's corrections are left out of both, so that like is compared with like.
-- The mentions of the themes are read once and joined as sets: asked item by item, two years of a large installation take minutes.
with said as materialized (
  select m.item_id, m.revision, m.classifier_version,
    bool_or(m.theme_id = any(:nowIds::int[])) as now,
    bool_or(m.theme_id = any(:beforeIds::int[])) as before
  from mention m
  where m.theme_id = any(:nowIds::int[] || :beforeIds::int[])
  group by m.item_id, m.revision, m.classifier_version
)
select
  x.local_day as day,
  count(*)::int as n,
  count(*) filter (where n.now)::int as now,
  count(b.item_id)::int as "nBefore",
  count(b.item_id) filter (where o.before)::int as before
from item_index x
left join said n
  on n.item_id = x.item_id and n.revision = x.revision and n.classifier_version = split_part(x.classifier_version, '+', 1)
left join classification b on b.item_id = x.item_id and b.revision = x.revision and b.classifier_version = :beforeVersion::text
left join said o on o.item_id = b.item_id and o.revision = b.revision and o.classifier_version = b.classifier_version
where x.voice and x.local_day between :fromDay::int and :toDay::int
group by x.local_day
order by x.local_day
