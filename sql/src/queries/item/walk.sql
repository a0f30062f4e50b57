-- One stretch of the list, read along its index for so many rows at most: a full page, or a sign that matches are rare.
select x.item_id as "itemId", x.created_at::text as "createdAt", x.priority
from (
  select x.* from item_index x
  where /*stretch*/
  order by /*order*/
  limit :steps
) x
where /*where*/
  and /*search*/
order by /*order*/
limit :limit
