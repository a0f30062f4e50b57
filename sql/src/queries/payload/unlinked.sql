-- offset 0 keeps the order: from the batch's payloads to their links, each by its own index
select p.stream, p.external_id
from (select source_id, stream, external_id, deleted_at, body is null as purged from payload where batch_id = :batchId offset 0) p
left join lateral (
  select 1 as linked from payload_item where source_id = p.source_id and stream = p.stream and external_id = p.external_id limit 1
) l on true
where p.source_id = :sourceId and p.deleted_at is null and not p.purged and l.linked is null
