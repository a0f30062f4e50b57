-- Takes back the labels of a batch that still stand; single ones may have been withdrawn before.
with batch as (
  update label_batch
  set withdrawn_at = coalesce(withdrawn_at, :now::timestamptz),
    withdrawn_by = case when withdrawn_at is null then :personId::uuid else withdrawn_by end
  where batch_id = :batchId::uuid
  returning batch_id
), taken as (
  update label l set withdrawn_at = :now::timestamptz
  from batch b
  where l.batch_id = b.batch_id and l.withdrawn_at is null
  returning l.item_id
)
select (select coalesce(array_agg(t.item_id order by t.item_id), '{}') from taken t) as "itemIds" from batch
