with numbered as (
  select stream, external_id, (row_number() over (order by stream, external_id) - 1) / :batchSize::int as batch
  from payload where run_id = :runId::uuid
)
update payload p set
  hash = coalesce(b.hash, p.hash),
  body = case when b.run_id is null then p.body else b.body end,
  locator = case when b.run_id is null then p.locator else b.locator end,
  received_at = coalesce(b.received_at, p.received_at),
  deleted_at = case when b.run_id is null then :now::timestamptz else b.deleted_at end,
  run_id = coalesce(b.before_run_id, p.run_id),
  batch_id = (:batchIds::uuid[])[n.batch + 1]
from numbered n
left join payload_before b on b.run_id = :runId::uuid and b.source_id = :sourceId::uuid and b.stream = n.stream and b.external_id = n.external_id
where p.source_id = :sourceId::uuid and p.stream = n.stream and p.external_id = n.external_id
