select j.id, j.locked_by, j.attempts
from graphile_worker.jobs j
left join worker_process w on w.worker_id = j.locked_by
where j.locked_by is not null
  -- ours are registered before they take a job; whoever is not may only just have been forgotten
  and (w.worker_id is not null or j.locked_at < now() - interval '30 seconds')
  and not exists (
    select 1 from pg_locks l
    where l.locktype = 'advisory' and l.granted and l.classid = 8020113 and l.objid = w.process_key::oid
      and l.database = (select oid from pg_database where datname = current_database())
  )
