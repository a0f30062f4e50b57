-- Mentions by theme, language and band of confidence, in a reference period and in the week looked at.
select
  m.theme_id as "themeId",
  x.lang,
  (x.local_day >= :weekFrom::int) as now,
  width_bucket(m.confidence::double precision, :ends::double precision[]) as band,
  count(*)::int as mentions
from item_index x
join mention m
  on m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = split_part(x.classifier_version, '+', 1)
where (x.local_day between :referenceFrom::int and :referenceTo::int or x.local_day between :weekFrom::int and :weekTo::int)
group by 1, 2, 3, 4
