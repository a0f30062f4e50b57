insert into payload_item (source_id, item_key, stream, external_id)
select :sourceId::uuid, l.item_key, l.stream, l.external_id
from unnest(:itemKeys::text[], :streams::text[], :externalIds::text[]) as l(item_key, stream, external_id)
on conflict do nothing
