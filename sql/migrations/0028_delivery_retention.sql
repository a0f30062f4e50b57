-- What was sent is kept as long as what was received: then its words go, its title stays.
alter table delivery_content add column trimmed_at timestamptz;
create index delivery_content_of on delivery (content_hash);

-- Whether its source calls an item solved, so that what waits is found without looking each item up.
alter table item_index add column settled boolean not null default false;
update item_index x set settled = true from item i
where i.item_id = x.item_id and (coalesce(i.solved, false) or i.resolved_at is not null);
create index item_index_urgent on item_index (priority, created_at, item_id) include (team, product)
  where handling = 'open' and priority in ('P1', 'P2') and not settled;
