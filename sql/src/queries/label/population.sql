-- Live items with customer text, and how many of them nobody has judged or skipped as they are now.
select
  (select count(*)::int from item_index where voice) as population,
  (select count(*)::int from item_index where voice) - (
    select count(distinct x.item_id)::int
    from label_draw d join item_index x on x.item_id = d.item_id and x.revision = d.revision
    where d.state <> 'open' and x.voice
  ) as undrawn
