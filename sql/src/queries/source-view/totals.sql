-- What stands in the tables of each source.
select
  s.source_id as "sourceId",
  (select count(*)::int from item i where i.source_id = s.source_id) as items,
  (select count(*)::int from item_index x where x.source_id = s.source_id) as indexed,
  (select count(*)::int from reject r where r.source_id = s.source_id and r.resolved_at is null) as rejects,
  (select min(x.local_day) from item_index x where x.source_id = s.source_id) as "firstDay"
from source s
where s.removed_at is null and (:sourceId::uuid is null or s.source_id = :sourceId::uuid)
