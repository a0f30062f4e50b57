-- Sources, what they brought, and what could not be read.
create table connector_type (
  type text primary key,
  -- json, not jsonb: the order of a form's fields is part of it
  descriptor json not null
);

create table source (
  source_id uuid primary key,
  type text not null,
  name text not null,
  config jsonb not null,
  -- names of the secrets in clear, values encrypted
  secret_names text[] not null default '{}',
  secrets bytea,
  schedule text,
  paused boolean not null default false,
  sample boolean not null default false,
  -- never_run, healthy, throttled, failing, stopped
  health text not null default 'never_run',
  health_detail text,
  consecutive_failures int not null default 0,
  not_before_at timestamptz,
  last_pull_at timestamptz,
  last_record_at timestamptz,
  next_run_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz
);

create table source_state (
  source_id uuid not null,
  stream text not null,
  partition_key text not null,
  state jsonb not null,
  -- end of the last window that was read to its end
  read_until_at timestamptz,
  succeeded_at timestamptz,
  primary key (source_id, stream, partition_key)
);

create table sync_run (
  run_id uuid primary key,
  source_id uuid not null,
  trigger text not null,
  status text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  received int not null default 0,
  stored int not null default 0,
  unchanged int not null default 0,
  deleted int not null default 0,
  rejected int not null default 0,
  error_code text,
  error_message text,
  -- the source's states as they stood before the run: undo returns to them
  state_before jsonb not null default '[]'
);
create index sync_run_source on sync_run (source_id, started_at desc);

create table payload (
  source_id uuid not null,
  stream text not null,
  external_id text not null,
  hash bytea not null,
  -- encrypted; null once its retention has ended
  body bytea,
  locator text,
  run_id uuid not null,
  batch_id uuid not null,
  received_at timestamptz not null,
  deleted_at timestamptz,
  primary key (source_id, stream, external_id)
);
create index payload_batch on payload (batch_id);

-- What a run overwrote or deleted, so that the run can be undone.
create table payload_before (
  run_id uuid not null,
  source_id uuid not null,
  stream text not null,
  external_id text not null,
  hash bytea not null,
  body bytea,
  locator text,
  before_run_id uuid not null,
  received_at timestamptz not null,
  deleted_at timestamptz,
  primary key (run_id, source_id, stream, external_id)
);

-- Which payloads make up an item.
create table payload_item (
  source_id uuid not null,
  item_key text not null,
  stream text not null,
  external_id text not null,
  primary key (source_id, item_key, stream, external_id)
);
create index payload_item_payload on payload_item (source_id, stream, external_id);

create table reject (
  reject_id bigint generated always as identity primary key,
  source_id uuid not null,
  run_id uuid not null,
  stream text not null,
  locator text not null,
  -- set when the row itself was stored and only its mapping failed
  external_id text,
  field text,
  reason text not null,
  raw bytea not null,
  at timestamptz not null,
  resolved_at timestamptz
);
create index reject_source on reject (source_id, reject_id desc);
create unique index reject_open on reject (source_id, stream, locator) where resolved_at is null;

-- A connection test or a preview that the api asks a worker for.
create table probe (
  probe_id uuid primary key,
  kind text not null,
  -- both sealed: a preview shows rows as they came
  request bytea not null,
  answer bytea,
  created_at timestamptz not null,
  answered_at timestamptz
);
