-- One stretch of the list, read along its index until the page is full.
select x.item_id as "itemId", x.created_at::text as "createdAt", x.priority
from item_index x
where /*where*/
  and (/*search*/) is true
order by /*order*/
limit :limit
