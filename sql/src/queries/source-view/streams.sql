-- How far each stream of each source has come.
select source_id as "sourceId", stream as name, max(succeeded_at) as "lastSuccessAt", count(*)::int as partitions
from source_state
group by source_id, stream
order by stream
