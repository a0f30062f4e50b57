with counted as (
  select x.priority, least(19, floor(c.priority_score * 20 + 1e-6))::int as score, count(*)::int as items
  from item_index x
  join classification c
    on c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = x.classifier_version
  group by 1, 2
)
select
  (
    select jsonb_object_agg(p.priority, coalesce((select sum(items) from counted c where c.priority = p.priority), 0))
    from unnest(array['P1', 'P2', 'P3', 'P4']) as p(priority)
  ) as items,
  (
    select jsonb_agg(coalesce((select sum(items) from counted c where c.score = s.score), 0) order by s.score)
    from generate_series(0, 19) as s(score)
  ) as scores,
  (
    select jsonb_build_object('settings', r.settings, 'done', r.done, 'total', r.total)
    from reclassification r where r.state = 'running' and r.reason = 'settings'
  ) as pending
