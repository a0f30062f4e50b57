-- Row → item of some blocks: 16 bytes a row, in the order of the rows.
select b.hash, string_agg(uuid_send(i.item_id), ''::bytea order by i.row) as ids
from block b
cross join lateral unnest(b.item_ids) with ordinality as i (item_id, row)
where b.hash = any(:hashes::text[])
group by b.hash
