insert into payload (source_id, stream, external_id, hash, body, locator, run_id, batch_id, received_at, deleted_at)
select :sourceId::uuid, :stream::text, p.external_id, p.hash, p.body, p.locator, :runId::uuid, :batchId::uuid, :now::timestamptz, null
from unnest(:externalIds::text[], :hashes::bytea[], :bodies::bytea[], :locators::text[]) as p(external_id, hash, body, locator)
on conflict (source_id, stream, external_id) do update set hash = excluded.hash, body = excluded.body, locator = excluded.locator,
  run_id = excluded.run_id, batch_id = excluded.batch_id, received_at = excluded.received_at, deleted_at = null
