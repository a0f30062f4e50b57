insert into part (item_id, position, key, role, text, at, question, lang)
select * from unnest(:itemIds::uuid[], :positions::int[], :keys::text[], :roles::text[], :texts::text[], :ats::timestamptz[],
  :questions::text[], :langs::text[])
