update payload set deleted_at = :now::timestamptz, run_id = :runId::uuid, batch_id = :batchId::uuid
where source_id = :sourceId and stream = :stream and external_id = any(:externalIds) and deleted_at is null
returning external_id
