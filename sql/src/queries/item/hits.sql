-- A page of a list with few matches: all of them first, then their order.
with hit as materialized (
  select x.item_id, x.created_at, x.priority
  from item_index x
  where /*where*/
    and /*search*/
)
select x.item_id as "itemId", x.created_at::text as "createdAt", x.priority
from hit x
where /*after*/
order by /*order*/
limit :limit
