-- Row → item of some blocks, in PostgreSQL's binary form of an array, which costs a tenth of taking it apart here.
select hash, array_send(item_ids) as items
from block
where hash = any(:hashes::text[])
