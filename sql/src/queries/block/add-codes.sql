with locked as (select pg_advisory_xact_lock(8020111)),
  base as (select coalesce(max(code), 0) as code from dimension_code, locked where dimension = :dimension::text)
insert into dimension_code (dimension, value, code)
select :dimension::text, v.value, base.code + row_number() over (order by v.position)
from unnest(:values::text[]) with ordinality as v(value, position), base
where not exists (select 1 from dimension_code d where d.dimension = :dimension::text and d.value = v.value)
on conflict (dimension, value) do nothing
