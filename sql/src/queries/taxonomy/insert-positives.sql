-- Items of an accepted suggestion say yes to the theme that was made from it.
insert into label (item_id, revision, task, theme_id, value, origin, taxonomy_version, classifier_version, person_id, labelled_at)
select x.item_id, x.revision, 'theme', g.theme_id, 'yes', 'discovery', :version::int, x.classifier_version, :personId::uuid,
  :now::timestamptz
from unnest(:themeIds::int[], :itemIds::uuid[]) as g(theme_id, item_id)
join item_index x on x.item_id = g.item_id
order by g.theme_id, x.item_id
