-- The definition before the one that serves: the tree of the last reclassification under another tree, and what classified then.
-- Before the first reclassification no row names the classifier: it is the one that no reclassification brought.
with swaps as (
  select r.taxonomy_version, r.classifier_version, r.finished_at
  from reclassification r where r.state = 'done'
),
earlier as (
  select taxonomy_version, classifier_version, finished_at from swaps
  where taxonomy_version <> (select taxonomy_version from serving)
  order by finished_at desc limit 1
),
swap as (
  select min(s.finished_at) as at from swaps s
  where s.taxonomy_version = (select taxonomy_version from serving)
    and s.finished_at > coalesce((select finished_at from earlier), '-infinity')
),
first_tree as (
  select v.base_version as taxonomy_version from taxonomy_version v
  where v.version = (select taxonomy_version from serving)
),
first_classifier as (
  select c.classifier_version
  from (select item_id, revision from item order by stored_at limit 200) i
  join classification c on c.item_id = i.item_id and c.revision = i.revision
  where c.classifier_version not like '%+%'
    and c.classifier_version not in (select classifier_version from swaps)
    and c.at <= (select at from swap)
  group by c.classifier_version
  order by max(c.at) desc limit 1
)
select
  coalesce((select taxonomy_version from earlier), (select taxonomy_version from first_tree)) as "taxonomyVersion",
  coalesce((select classifier_version from earlier), (select classifier_version from first_classifier)) as "classifierVersion",
  (select at from swap) as "swappedAt"
