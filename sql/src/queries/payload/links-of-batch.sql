select pi.item_key, p.stream, p.external_id, p.hash, p.deleted_at is not null as deleted, p.body is null as purged
from (
  select distinct b.item_key from payload p
  join payload_item b on b.source_id = p.source_id and b.stream = p.stream and b.external_id = p.external_id
  where p.batch_id = :batchId and p.source_id = :sourceId
) k
join payload_item pi on pi.source_id = :sourceId and pi.item_key = k.item_key
join payload p on p.source_id = pi.source_id and p.stream = pi.stream and p.external_id = pi.external_id
order by pi.item_key, p.stream, p.external_id
