-- One row for each live item with all that is filtered, listed and packed; written by classify, rebuilt by replay.
create table item_index (
  item_id uuid primary key,
  revision int not null,
  classifier_version text not null,
  source_id uuid not null,
  created_at timestamptz,
  -- local day number since 1970-01-01 in the organisation's zone; null without a source time
  local_day int,
  kind text not null,
  channel text not null,
  lang text not null,
  product text,
  team text,
  -- values of the declared dimensions by slot
  segments text[] not null default '{}',
  intent text,
  sentiment text,
  priority text not null,
  -- theme id × 4 + sentiment, leaf mentions, ascending
  themes int[] not null,
  -- the themes with all their ancestors, for filtering
  theme_paths int[] not null,
  handling text not null default 'open',
  assignee_id uuid,
  due_on date,
  person_code int,
  duplicate_key bytea,
  csat real,
  csat_min real,
  csat_max real,
  ces real,
  ces_min real,
  ces_max real,
  rating real,
  rating_min real,
  rating_max real,
  nps smallint,
  reply_s int not null,
  reply_business_s int not null,
  resolve_s int not null,
  handle_s int not null,
  first_contact smallint not null,
  is_contact boolean not null,
  voice boolean not null,
  -- NFKC, lower case, katakana kept; the customer's parts
  search_text text not null,
  grams int[] not null
);
create index item_index_newest on item_index (created_at desc nulls last, item_id desc);
create index item_index_priority on item_index (priority, created_at desc nulls last, item_id desc);
create index item_index_day on item_index (local_day);
create index item_index_source on item_index (source_id, created_at desc nulls last);
create index item_index_person on item_index (person_code, created_at) where person_code is not null;
create index item_index_duplicate on item_index (duplicate_key, created_at, item_id) where duplicate_key is not null;
create index item_index_themes on item_index using gin (theme_paths) with (fastupdate = on);
create index item_index_grams on item_index using gin (grams) with (fastupdate = on);

-- Codes of dimension values: global and append-only.
create table dimension_code (
  dimension text not null,
  value text not null,
  code int not null check (code > 0),
  primary key (dimension, value),
  unique (dimension, code)
);

-- Slots are d:<day number>, m:<YYYY-MM> for closed months, and u for items without a time.
create table dirty_slot (
  slot text primary key,
  dirty_at timestamptz not null
);

create table block (
  hash text primary key,
  row_count int not null,
  bytes bytea not null,
  -- row → item
  item_ids uuid[] not null,
  packed_at timestamptz not null
);

-- blocks are small and read whole: no compression of their own
alter table block alter column bytes set storage external;

create table block_slot (
  slot text primary key,
  hash text not null references block,
  day_from int not null,
  day_to int not null,
  packed_at timestamptz not null
);
create index block_slot_hash on block_slot (hash);
