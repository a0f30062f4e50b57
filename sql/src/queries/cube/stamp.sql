-- Changes whenever anything does that a manifest is made of; a fraction of the cost of making one.
select md5(concat_ws('|',
  (select string_agg(concat(slot, hash, packed_at), ',' order by slot) from block_slot),
  (select concat(count(*), ',', sum(code)) from dimension_code),
  (select string_agg(concat(source_id, name, sample), ',' order by source_id) from source),
  (select string_agg(concat(key, name), ',' order by key) from product),
  (select string_agg(concat(key, name), ',' order by key) from team),
  (select string_agg(concat(slot, name, label), ',' order by slot) from dimension),
  (select string_agg(value::text, ',') from setting where name = 'organisation'),
  (select concat(taxonomy_version, since) from serving)
)) as stamp
