select
  q.queue_id as "queueId",
  q.drawn_at as "drawnAt",
  q.taxonomy_version as "taxonomyVersion",
  coalesce((
    select sum(least(180, extract(epoch from f.finished_at - f.before)))::int
    from (
      select d.finished_at, lag(d.finished_at, 1, q.drawn_at) over (order by d.finished_at) as before
      from label_draw d where d.finished_by = :personId and d.finished_at >= q.drawn_at
    ) f
  ), 0) as "usedSeconds"
from label_queue q
where q.drawn_by = :personId
order by q.drawn_at desc, q.queue_id
limit 1
