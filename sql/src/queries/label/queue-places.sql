with own as (
  select queue_id, drawn_at from label_queue where drawn_by = :personId::uuid order by drawn_at desc, queue_id limit 1
),
seconds as (
  select d.draw_id, d.item_id, d.revision, d.state, d.finished_at, q.drawn_at
  from label_draw d
  join label_queue q on q.queue_id = d.queue_id
  join label_draw first on first.draw_id = d.second_of
  where q.drawn_by is distinct from :personId::uuid and first.finished_by is distinct from :personId::uuid
    and (
      (d.state <> 'open' and d.finished_by = :personId::uuid and d.finished_at >= (select drawn_at from own))
      or (
        -- what was drawn long ago speaks of another model
        d.state = 'open' and q.drawn_at > :now::timestamptz - interval '8 weeks' and first.state <> 'skipped'
        and exists (select 1 from item_index x where x.item_id = d.item_id and x.revision = d.revision)
        and not exists (
          select 1 from label l where l.item_id = d.item_id and l.revision = d.revision and l.origin = 'queue'
            and l.person_id = :personId::uuid and l.withdrawn_at is null)
      )
    )
  order by (d.state = 'open'), (first.state <> 'done'), q.drawn_at, d.position
  limit 5
)
select draw_id as "drawId", item_id as "itemId", state, second
from (
  select s.draw_id, s.item_id, s.state, true as second, 0 as part, s.drawn_at, 0 as position from seconds s
  union all
  select d.draw_id, d.item_id, d.state, false, 1, o.drawn_at, d.position
  from own o
  join label_draw d on d.queue_id = o.queue_id and d.second_of is null
  where d.state <> 'open' or exists (select 1 from item_index x where x.item_id = d.item_id and x.revision = d.revision)
) p
order by part, drawn_at, position, draw_id
