insert into dirty_slot (slot, dirty_at)
select slot, :now::timestamptz from (
  select distinct case when local_day is null then 'u'
    when local_day >= :openMonthFrom::int then 'd:' || local_day
    else 'm:' || to_char(date '1970-01-01' + local_day, 'YYYY-MM') end as slot
  from item_index
  union
  select slot from block_slot
) s
order by slot
-- taken even when it is there: a pack that runs now must wait for these rows, else it would miss them
on conflict (slot) do update set dirty_at = excluded.dirty_at
