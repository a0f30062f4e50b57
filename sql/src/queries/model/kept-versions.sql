-- Kept: what serves, the version before it, and one for each of the last two trees: for rolling back and for a trend under
-- the old and the new definition.
with recent as (
  select classifier_version, taxonomy_version,
    row_number() over (order by finished_at desc) as newest,
    row_number() over (partition by taxonomy_version order by finished_at desc) as of_tree,
    dense_rank() over (order by taxonomy_version desc) as tree
  from reclassification where state = 'done' and classifier_version <> ''
)
select classifier_version as version from recent where newest <= 2 or (of_tree = 1 and tree <= 2)
union select classifier_version from reclassification where state = 'running' and classifier_version <> ''
union select distinct split_part(classifier_version, '+', 1) from item_index
-- what served before the first reclassification
union select distinct split_part(classifier_version, '+', 1) from classification
  where (select count(*) from reclassification where state = 'done') < 2
