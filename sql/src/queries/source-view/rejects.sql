-- Rows set aside, newest first.
select
  reject_id as id, run_id as "runId", stream, locator, field, reason, raw, at, resolved_at as "resolvedAt"
from reject
where source_id = :sourceId and (:before::bigint is null or reject_id < :before::bigint)
order by reject_id desc
limit :limit
