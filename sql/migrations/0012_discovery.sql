-- Themes that nobody named yet: what discovery found, and what people decided about it.
create table discovery_run (
  run_id uuid primary key,
  -- day or week
  span text not null,
  -- local day numbers of the texts looked at, inclusive, and the first day of what they were compared with
  from_day int not null,
  to_day int not null,
  earlier_from_day int not null,
  -- texts on both sides, after the sure ones were left out
  recent int not null,
  earlier int not null,
  found int not null,
  at timestamptz not null
);
create index discovery_run_at on discovery_run (at desc);

create table theme_suggestion (
  suggestion_id uuid primary key,
  -- day or week
  span text not null,
  from_day int not null,
  to_day int not null,
  -- {"ja", "en"}
  name jsonb not null,
  -- the most telling first
  phrases jsonb not null,
  lang text not null,
  count int not null,
  baseline int not null,
  -- texts on both sides, so that the two counts can be compared
  recent_total int not null,
  baseline_total int not null,
  z real not null,
  -- those nearest to the middle of the group first
  item_ids uuid[] not null,
  -- open, accepted, dismissed; past when a later look no longer found it
  status text not null default 'open',
  reason text,
  found_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  -- the theme made from it
  theme_id int
);
create index theme_suggestion_open on theme_suggestion (z desc) where status = 'open';
create index theme_suggestion_items on theme_suggestion using gin (item_ids) where status = 'open';
