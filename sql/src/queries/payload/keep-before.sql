insert into payload_before (run_id, source_id, stream, external_id, hash, body, locator, before_run_id, received_at, deleted_at)
select :runId::uuid, source_id, stream, external_id, hash, body, locator, run_id, received_at, deleted_at
from payload
where source_id = :sourceId and stream = :stream and external_id = any(:externalIds) and run_id <> :runId::uuid
on conflict do nothing
