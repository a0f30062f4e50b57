-- The list walks one of these and stops at a page; what filters ask for is carried along, so that items that do not match
-- are passed over without touching their rows.
drop index item_index_newest;
drop index item_index_priority;
create index item_index_newest on item_index (created_at desc nulls last, item_id desc)
  include (local_day, source_id, channel, lang, product, team, intent, sentiment, priority, handling, assignee_id, theme_paths);
create index item_index_priority on item_index (priority, created_at desc nulls last, item_id desc)
  include (local_day, source_id, channel, lang, product, team, intent, sentiment, handling, assignee_id, theme_paths);

-- One hash for each value an item can be filtered by, so that any combination of rare values is found at once. Hashes may
-- collide: a condition on facets never stands alone.
alter table item_index add column facets int[] not null generated always as (
  array[
    hashtext('source:' || source_id::text), hashtext('channel:' || channel), hashtext('lang:' || lang),
    hashtext('product:' || coalesce(product, '')), hashtext('team:' || coalesce(team, '')),
    hashtext('intent:' || coalesce(intent, '')), hashtext('sentiment:' || coalesce(sentiment, '')),
    hashtext('priority:' || priority), hashtext('handling:' || handling),
    hashtext('assignee:' || coalesce(assignee_id::text, '')),
    hashtext('seg1:' || coalesce(segments[1], '')), hashtext('seg2:' || coalesce(segments[2], '')),
    hashtext('seg3:' || coalesce(segments[3], '')), hashtext('seg4:' || coalesce(segments[4], '')),
    hashtext('seg5:' || coalesce(segments[5], '')), hashtext('seg6:' || coalesce(segments[6], '')),
    hashtext('seg7:' || coalesce(segments[7], '')), hashtext('seg8:' || coalesce(segments[8], ''))
  ]
) stored;
create index item_index_facets on item_index using gin (facets) with (fastupdate = on);

-- How common a value is decides between the index of values and a walk: keep more of them than the default.
alter table item_index alter column grams set statistics 1000;
alter table item_index alter column facets set statistics 1000;
alter table item_index alter column theme_paths set statistics 1000;
