insert into classification (item_id, revision, classifier_version, sentiment, sentiment_label, intent, priority, priority_score, reasons, at)
select c.item_id, c.revision, c.version, c.sentiment, c.sentiment_label, c.intent, c.priority, c.priority_score, c.reasons, :now::timestamptz
from unnest(:itemIds::uuid[], :revisions::int[], :versions::text[], :sentiments::real[], :sentimentLabels::text[], :intents::text[], :priorities::text[],
  :priorityScores::real[], :reasons::jsonb[])
  as c(item_id, revision, version, sentiment, sentiment_label, intent, priority, priority_score, reasons)
join item i on i.item_id = c.item_id and i.revision = c.revision
on conflict do nothing
