-- What else the person who speaks in an item has said, newest first.
select
  other.item_id as id,
  other.created_at as "createdAt",
  other.kind,
  other.channel,
  other.sentiment,
  other.intent,
  other.priority,
  other.handling,
  (select count(*)::int from part p where p.item_id = other.item_id) as turns,
  coalesce(
    (
      select left(p.text, 160) from part p
      where p.item_id = other.item_id and p.role = 'customer' and p.text <> ''
      order by p.position limit 1
    ), '') as quote
from item_index x
join item_index other on other.person_code = x.person_code and other.item_id <> x.item_id
where x.item_id = :itemId and x.person_code is not null
order by other.created_at desc nulls last, other.item_id
limit 20
