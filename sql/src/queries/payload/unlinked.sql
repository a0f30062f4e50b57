select p.stream, p.external_id from payload p
where p.batch_id = :batchId and p.source_id = :sourceId and p.deleted_at is null and p.body is not null
  and not exists (
    select 1 from payload_item pi where pi.source_id = p.source_id and pi.stream = p.stream and pi.external_id = p.external_id
  )
