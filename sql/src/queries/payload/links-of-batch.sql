-- offset 0 keeps the order of the joins: from the batch's payloads to their items, from these to all their payloads
select pi.item_key, p.stream, p.external_id, p.hash, p.deleted_at is not null as deleted, p.body is null as purged
from (
  select distinct b.item_key
  from (select source_id, stream, external_id from payload where batch_id = :batchId offset 0) o
  cross join lateral (
    select item_key from payload_item where source_id = o.source_id and stream = o.stream and external_id = o.external_id offset 0
  ) b
  where o.source_id = :sourceId
) k
cross join lateral (select * from payload_item where source_id = :sourceId::uuid and item_key = k.item_key offset 0) pi
cross join lateral (
  select * from payload where source_id = pi.source_id and stream = pi.stream and external_id = pi.external_id offset 0
) p
order by pi.item_key, p.stream, p.external_id
