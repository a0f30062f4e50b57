insert into mention (item_id, revision, classifier_version, position, part_key, theme_id, span_start, span_end, confidence, sentiment)
select m.item_id, m.revision, m.version, m.position, m.part_key, m.theme_id, m.span_start, m.span_end, m.confidence, m.sentiment
from unnest(:itemIds::uuid[], :revisions::int[], :versions::text[], :positions::int[], :partKeys::text[], :themeIds::int[], :starts::int[], :ends::int[],
  :confidences::real[], :sentiments::text[])
  as m(item_id, revision, version, position, part_key, theme_id, span_start, span_end, confidence, sentiment)
join item i on i.item_id = m.item_id and i.revision = m.revision
on conflict do nothing
