-- Feedback items, their texts, and what the classifier says of them. item_id leads every key, so that these can be spread.
create table theme (
  theme_id int primary key,
  key text not null unique,
  parent_id int references theme,
  name jsonb not null,
  description jsonb not null,
  examples jsonb not null,
  retired_at timestamptz
);

create table taxonomy_version (
  version int primary key,
  themes jsonb not null,
  published_at timestamptz not null,
  published_by uuid
);

create table item (
  item_id uuid primary key,
  source_id uuid not null,
  item_key text not null,
  -- counts up with every change of the content
  revision int not null,
  content_hash bytea not null,
  -- what the content was made from: payloads, mapping and normaliser; equal means nothing to do
  input_hash bytea not null,
  batch_id uuid not null,
  kind text not null,
  channel text not null,
  created_at timestamptz,
  updated_at timestamptz,
  url text,
  lang text not null,
  person_key bytea,
  attributes jsonb not null,
  scores jsonb not null,
  customer_first_at timestamptz,
  first_reply_at timestamptz,
  first_reply_seconds int,
  -- whether the source calls it solved; null when the source does not tell
  solved boolean,
  resolved_at timestamptz,
  handling_seconds int,
  contacts int,
  reopened boolean,
  first_contact_solved boolean,
  is_conversation boolean not null,
  duplicate_key bytea,
  has_voice boolean not null,
  stored_at timestamptz not null
);
create index item_source on item (source_id, item_key);
create index item_batch on item (batch_id);

create table part (
  item_id uuid not null,
  position int not null,
  key text not null,
  role text not null,
  text text not null,
  at timestamptz,
  question text,
  lang text not null,
  primary key (item_id, position)
);

create table classification (
  item_id uuid not null,
  revision int not null,
  classifier_version text not null,
  sentiment real,
  sentiment_label text,
  intent text,
  priority text not null,
  priority_score real not null,
  reasons jsonb not null,
  at timestamptz not null,
  primary key (item_id, revision, classifier_version)
);

create table mention (
  item_id uuid not null,
  revision int not null,
  classifier_version text not null,
  position int not null,
  part_key text not null,
  theme_id int not null,
  span_start int not null,
  span_end int not null,
  confidence real not null,
  sentiment text not null,
  primary key (item_id, revision, classifier_version, position)
);

create table handling (
  item_id uuid not null,
  changed_at timestamptz not null,
  change_id uuid not null,
  state text not null,
  assignee_id uuid,
  due_on date,
  note text not null,
  changed_by uuid,
  primary key (item_id, changed_at, change_id)
);

create table person_code (
  person_key bytea primary key,
  code int generated always as identity unique
);
