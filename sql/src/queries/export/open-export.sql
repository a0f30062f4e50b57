-- The ids of a whole list in its order, to be fetched piece by piece within one transaction.
declare koe_export no scroll cursor for
select x.item_id as "itemId"
from item_index x
where /*where*/
  and /*search*/
order by /*order*/
