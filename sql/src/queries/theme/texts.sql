-- What customers wrote in some items, their texts put together and cut; with themes only the texts in which one of them is mentioned.
select
  x.item_id as id,
  x.lang,
  left(string_agg(p.text, E'\n' order by p.position), 1000) as text
from item_index x
join part p on p.item_id = x.item_id and p.role = 'customer' and p.text <> ''
where x.item_id = any(:itemIds::uuid[])
  and (
    :themeIds::int[] is null
    or exists (
      select 1 from mention m
      where m.item_id = x.item_id and m.revision = x.revision and m.classifier_version = x.classifier_version
        and m.part_key = p.key and m.theme_id = any(:themeIds::int[])
    )
  )
group by x.item_id, x.lang
