delete from payload_item pi
using unnest(:itemKeys::text[], :streams::text[], :externalIds::text[]) as l(item_key, stream, external_id)
where pi.source_id = :sourceId and pi.item_key = l.item_key and pi.stream = l.stream and pi.external_id = l.external_id
