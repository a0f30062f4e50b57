select pi.item_key, p.stream, p.external_id, p.hash, p.deleted_at is not null as deleted, p.body is null as purged
from unnest(:itemKeys::text[]) as k(item_key)
join payload_item pi on pi.source_id = :sourceId and pi.item_key = k.item_key
join payload p on p.source_id = pi.source_id and p.stream = pi.stream and p.external_id = pi.external_id
order by pi.item_key, p.stream, p.external_id
