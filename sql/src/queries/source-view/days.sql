-- Items by source and local day since a day.
select source_id as "sourceId", local_day as day, count(*)::int as items
from item_index
where local_day >= :since::int
group by source_id, local_day
