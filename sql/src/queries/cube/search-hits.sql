-- The items that hold the words, by day: 16 bytes an item.
select x.local_day as day, string_agg(uuid_send(x.item_id), ''::bytea) as ids
from item_index x
where /*where*/
  and /*search*/
group by x.local_day
