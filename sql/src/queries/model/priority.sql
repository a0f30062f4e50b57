-- Levels are counted over all items. The scores, which stand in the wide rows of the classification, are those of the newest
-- 20,000 items, weighted so that each level has as many as it has among all: nobody reads a histogram to the item.
with level as (
  select priority, count(*)::int as items from item_index group by priority
),
newest as materialized (
  select item_id, revision, classifier_version, priority
  from item_index
  order by created_at desc nulls last, item_id desc
  limit 20000
),
sampled as (
  select x.priority, least(19, floor(c.priority_score * 20 + 1e-6))::int as score, count(*) as items
  from newest x
  -- by its key, item by item: joined as a set, all that was ever said would be read for these few
  cross join lateral (
    select k.priority_score from classification k
    where k.item_id = x.item_id and k.revision = x.revision and k.classifier_version = x.classifier_version
    limit 1
  ) c
  group by 1, 2
),
counted as (
  select s.score, sum(s.items * l.items / w.items) as items
  from sampled s
  join level l on l.priority = s.priority
  join (select priority, sum(items) as items from sampled group by priority) w on w.priority = s.priority
  group by s.score
)
select
  (
    select jsonb_object_agg(p.priority, coalesce((select l.items from level l where l.priority = p.priority), 0))
    from unnest(array['P1', 'P2', 'P3', 'P4']) as p(priority)
  ) as items,
  (
    select jsonb_agg(coalesce((select round(items)::int from counted c where c.score = s.score), 0) order by s.score)
    from generate_series(0, 19) as s(score)
  ) as scores,
  (
    select jsonb_build_object('settings', r.settings, 'done', r.done, 'total', r.total)
    from reclassification r where r.state = 'running' and r.reason = 'settings'
  ) as pending
