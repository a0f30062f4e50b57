-- A block in pieces, in their order: the driver takes many short values twice as fast as one of many megabytes.
select substr(b.bytes, at, 24000) as piece
from block b
cross join lateral generate_series(1, octet_length(b.bytes), 24000) at
where b.hash = :hash
order by at
