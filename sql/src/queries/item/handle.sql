-- A person sets how an item is handled: history, index and the day to pack again, together or not at all.
with changed as (
  update item_index
  set handling = :state, assignee_id = :assigneeId::uuid, due_on = :due::date
  where item_id = :itemId
  returning item_id, local_day
), noted as (
  insert into handling (item_id, changed_at, change_id, state, assignee_id, due_on, note, changed_by)
  select item_id, :at::timestamptz, :changeId::uuid, :state, :assigneeId::uuid, :due::date, :note, :personId::uuid
  from changed
), dirty as (
  insert into dirty_slot (slot, dirty_at)
  select coalesce('d:' || local_day, 'u'), :at::timestamptz from changed
  on conflict (slot) do update set dirty_at = greatest(dirty_slot.dirty_at, excluded.dirty_at)
)
select item_id as "itemId" from changed
