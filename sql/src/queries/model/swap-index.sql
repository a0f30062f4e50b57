-- Every index row as the new version sees it; rows that stay equal but for the version cost no index entry.
with path as (
  select theme_id, ancestor_id from unnest(:themes::int[], :ancestors::int[]) as p(theme_id, ancestor_id)
),
-- one entry a theme: where its mentions disagree, the worse word counts
entry as (
  select m.item_id, m.revision, m.theme_id,
    m.theme_id * 4 + min(case m.sentiment when 'negative' then 1 when 'neutral' then 2 else 3 end) as entry
  from mention m where m.classifier_version = :version
  group by m.item_id, m.revision, m.theme_id
),
said as (
  select e.item_id, e.revision,
    array_agg(distinct e.entry order by e.entry) as themes,
    array_agg(distinct coalesce(p.ancestor_id, e.theme_id) order by coalesce(p.ancestor_id, e.theme_id)) as theme_paths
  from entry e left join path p on p.theme_id = e.theme_id
  group by e.item_id, e.revision
)
update item_index x set
  classifier_version = :version,
  intent = c.intent,
  sentiment = c.sentiment_label,
  priority = c.priority,
  themes = coalesce(s.themes, '{}'),
  theme_paths = coalesce(s.theme_paths, '{}')
from classification c
left join said s on s.item_id = c.item_id and s.revision = c.revision
where c.item_id = x.item_id and c.revision = x.revision and c.classifier_version = :version
  and x.classifier_version is distinct from :version
