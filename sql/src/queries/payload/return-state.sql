insert into source_state (source_id, stream, partition_key, state, read_until_at, succeeded_at)
select s.source_id, s.stream, s.partition_key, s.state, s.read_until_at, s.succeeded_at
from sync_run r cross join lateral jsonb_to_recordset(r.state_before)
  as s(source_id uuid, stream text, partition_key text, state jsonb, read_until_at timestamptz, succeeded_at timestamptz)
where r.run_id = :runId
