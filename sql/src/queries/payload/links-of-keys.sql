-- offset 0 keeps the order of the joins: from a few keys to their payloads
select pi.item_key, p.stream, p.external_id, p.hash, p.deleted_at is not null as deleted, p.body is null as purged
from unnest(:itemKeys::text[]) as k(item_key)
cross join lateral (select * from payload_item where source_id = :sourceId::uuid and item_key = k.item_key offset 0) pi
cross join lateral (
  select * from payload where source_id = pi.source_id and stream = pi.stream and external_id = pi.external_id offset 0
) p
order by pi.item_key, p.stream, p.external_id
