-- The blocks in use, in the order of their days; those without a time first.
select
  b.hash,
  s.day_from as "from",
  s.day_to as "to",
  b.row_count as rows,
  octet_length(b.bytes) as bytes,
  s.packed_at as "packedAt"
from block_slot s
join block b on b.hash = s.hash
order by s.day_from, s.slot
