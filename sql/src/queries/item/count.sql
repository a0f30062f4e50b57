-- How many items match.
select count(*)::int as items
from item_index x
where /*where*/
  and /*search*/
