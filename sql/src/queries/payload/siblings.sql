select distinct p.stream, p.external_id, p.body, p.locator, p.run_id, p.deleted_at
from payload_item pi
join payload p on p.source_id = pi.source_id and p.stream = pi.stream and p.external_id = pi.external_id
where pi.source_id = :sourceId and pi.item_key = any(:itemKeys) and p.batch_id <> :batchId and p.deleted_at is null
