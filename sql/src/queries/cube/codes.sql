-- The labels of all codes, in the order of the codes.
select
  c.dimension,
  c.code,
  c.value,
  s.name as "sourceName",
  s.sample,
  coalesce(p.name, t.name) as label
from dimension_code c
left join source s on c.dimension = 'source' and s.source_id::text = c.value
left join product p on c.dimension = 'product' and p.key = c.value
left join team t on c.dimension = 'team' and t.key = c.value
order by c.dimension, c.code
