-- Matching items with customer text by theme, themes above included; theme 0 is all of them.
select path.theme_id as "themeId", count(*)::int as items
from item_index x
cross join lateral (select 0 as theme_id union all select unnest(x.theme_paths)) path
where x.voice and /*where*/
  and /*search*/
group by path.theme_id
