-- Written from the migrated database by `pnpm koe schema`; a test compares. The truth is sql/migrations.

create table action (
  action_id uuid not null,
  number integer generated always as identity not null,
  title text not null,
  theme_id integer not null,
  department_id uuid,
  owner_id uuid,
  means jsonb default '[]'::jsonb not null,
  resources jsonb default '[]'::jsonb not null,
  start_on date not null,
  due_on date not null,
  due_set_at timestamp with time zone not null,
  release_on date,
  release_set_at timestamp with time zone,
  release_fixed_at timestamp with time zone,
  goal_metric text not null,
  goal_variant text,
  goal_filter text not null,
  goal_weeks integer not null,
  goal_direction text not null,
  goal_minimum double precision not null,
  status text not null,
  status_at timestamp with time zone not null,
  status_reason text,
  blocked_reason text,
  origin_kind text,
  origin_id text,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  removed_at timestamp with time zone,
  constraint action_check CHECK (((origin_kind IS NULL) = (origin_id IS NULL))),
  constraint action_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint action_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE SET NULL,
  constraint action_goal_minimum_check CHECK ((goal_minimum > (0)::double precision)),
  constraint action_goal_weeks_check CHECK ((goal_weeks > 0)),
  constraint action_number_key UNIQUE (number),
  constraint action_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint action_pkey PRIMARY KEY (action_id),
  constraint action_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(person_id) ON DELETE SET NULL
);

create table action_effect (
  action_id uuid not null,
  state text not null,
  reason text,
  release_on date,
  registered_late boolean default false not null,
  comparison jsonb,
  comparison_at timestamp with time zone,
  alternatives jsonb default '[]'::jsonb not null,
  running jsonb,
  verdict text,
  verdict_at timestamp with time zone,
  judged jsonb,
  recount jsonb,
  fingerprint text,
  computed_at timestamp with time zone not null,
  constraint action_effect_action_id_fkey FOREIGN KEY (action_id) REFERENCES action(action_id) ON DELETE CASCADE,
  constraint action_effect_check CHECK ((((verdict IS NULL) = (judged IS NULL)) AND ((verdict IS NULL) = (verdict_at IS NULL)))),
  constraint action_effect_check1 CHECK (((state = 'judged'::text) = (verdict IS NOT NULL))),
  constraint action_effect_pkey PRIMARY KEY (action_id)
);

create table action_link (
  link_id uuid not null,
  action_id uuid not null,
  kind text not null,
  url text,
  target_id text,
  title text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint action_link_action_id_fkey FOREIGN KEY (action_id) REFERENCES action(action_id) ON DELETE CASCADE,
  constraint action_link_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint action_link_check CHECK (((url IS NULL) <> (target_id IS NULL))),
  constraint action_link_pkey PRIMARY KEY (link_id)
);

create table action_note (
  note_id uuid not null,
  action_id uuid not null,
  text text not null,
  mentions uuid[] default '{}'::uuid[] not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  changed_at timestamp with time zone,
  constraint action_note_action_id_fkey FOREIGN KEY (action_id) REFERENCES action(action_id) ON DELETE CASCADE,
  constraint action_note_pkey PRIMARY KEY (note_id),
  constraint action_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(person_id) ON DELETE SET NULL
);

create table action_step (
  step_id uuid not null,
  action_id uuid not null,
  "position" integer not null,
  text text not null,
  owner_id uuid,
  start_on date,
  due_on date,
  due_set_at timestamp with time zone,
  done_at timestamp with time zone,
  done_by uuid,
  blocked_reason text,
  depends_on uuid[] default '{}'::uuid[] not null,
  revision integer default 1 not null,
  constraint action_step_action_id_fkey FOREIGN KEY (action_id) REFERENCES action(action_id) ON DELETE CASCADE,
  constraint action_step_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint action_step_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint action_step_pkey PRIMARY KEY (step_id)
);

create table annotation (
  annotation_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  text jsonb not null,
  product text,
  constraint annotation_pkey PRIMARY KEY (annotation_id)
);

create table api_token (
  token_id uuid not null,
  name text not null,
  person_id uuid not null,
  hash bytea not null,
  hint text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint api_token_hash_key UNIQUE (hash),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint api_token_pkey PRIMARY KEY (token_id)
);

create table block (
  hash text not null,
  row_count integer not null,
  bytes bytea not null,
  item_ids uuid[] not null,
  packed_at timestamp with time zone not null,
  constraint block_pkey PRIMARY KEY (hash)
);

create table block_slot (
  slot text not null,
  hash text not null,
  day_from integer not null,
  day_to integer not null,
  packed_at timestamp with time zone not null,
  constraint block_slot_hash_fkey FOREIGN KEY (hash) REFERENCES block(hash),
  constraint block_slot_pkey PRIMARY KEY (slot)
);

create table calendar_feed (
  feed_id uuid not null,
  name text not null,
  person_id uuid,
  language text not null,
  hash bytea not null,
  hint text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint calendar_feed_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint calendar_feed_hash_key UNIQUE (hash),
  constraint calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint calendar_feed_pkey PRIMARY KEY (feed_id)
);

create table case_quote (
  case_id uuid not null,
  "position" integer not null,
  item_id uuid,
  text text,
  marks jsonb not null,
  lang text not null,
  channel text not null,
  created_on date,
  erased_at timestamp with time zone,
  constraint case_quote_pkey PRIMARY KEY (case_id, "position")
);

create table case_read (
  case_id uuid not null,
  person_id uuid not null,
  revision integer not null,
  read_at timestamp with time zone not null,
  constraint case_read_pkey PRIMARY KEY (case_id, person_id)
);

create table case_revision (
  case_id uuid not null,
  revision integer not null,
  content jsonb not null,
  at timestamp with time zone not null,
  by_person uuid,
  constraint case_revision_pkey PRIMARY KEY (case_id, revision)
);

create table case_study (
  case_id uuid not null,
  revision integer not null,
  status text not null,
  outcome text not null,
  title text not null,
  story text not null,
  analysis text not null,
  lesson text not null,
  theme_id integer not null,
  product text,
  tags text[] not null,
  before_from date not null,
  before_to date not null,
  after_from date not null,
  after_to date not null,
  filter text not null,
  facts jsonb not null,
  trend jsonb not null,
  facts_at timestamp with time zone not null,
  action_id uuid,
  search_text text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  published_at timestamp with time zone,
  published_by uuid,
  constraint case_study_pkey PRIMARY KEY (case_id)
);

create table change_log (
  change_id bigint generated always as identity not null,
  at timestamp with time zone not null,
  person_id uuid,
  action text not null,
  subject text not null,
  detail jsonb default '{}'::jsonb not null,
  constraint change_log_pkey PRIMARY KEY (change_id)
);

create table channel (
  channel_id uuid not null,
  type text not null,
  name text not null,
  config jsonb not null,
  secret_names text[] default '{}'::text[] not null,
  secrets bytea,
  paused boolean default false not null,
  not_before_at timestamp with time zone,
  trouble text,
  created_at timestamp with time zone not null,
  created_by uuid,
  removed_at timestamp with time zone,
  constraint channel_pkey PRIMARY KEY (channel_id)
);

create table classification (
  item_id uuid not null,
  revision integer not null,
  classifier_version text not null,
  sentiment real,
  sentiment_label text,
  intent text,
  priority text not null,
  priority_score real not null,
  reasons jsonb not null,
  at timestamp with time zone not null,
  constraint classification_pkey PRIMARY KEY (item_id, revision, classifier_version)
);

create table connector_type (
  type text not null,
  descriptor json not null,
  constraint connector_type_pkey PRIMARY KEY (type)
);

create table deliverer_type (
  type text not null,
  descriptor json not null,
  constraint deliverer_type_pkey PRIMARY KEY (type)
);

create table delivery (
  delivery_id uuid not null,
  key text not null,
  rule text not null,
  subject_kind text not null,
  subject_id text not null,
  person_id uuid,
  channel_id uuid not null,
  address text,
  language text not null,
  content_hash bytea not null,
  state text not null,
  attempts integer default 0 not null,
  claim uuid,
  claimed_at timestamp with time zone,
  next_at timestamp with time zone,
  reason_code text,
  reason text,
  receipt jsonb,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint delivery_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(channel_id),
  constraint delivery_content_hash_fkey FOREIGN KEY (content_hash) REFERENCES delivery_content(hash),
  constraint delivery_key_key UNIQUE (key),
  constraint delivery_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint delivery_pkey PRIMARY KEY (delivery_id)
);

create table delivery_content (
  hash bytea not null,
  body jsonb not null,
  trimmed_at timestamp with time zone,
  constraint delivery_content_pkey PRIMARY KEY (hash)
);

create table department (
  department_id uuid not null,
  name jsonb not null,
  constraint department_pkey PRIMARY KEY (department_id)
);

create table dimension (
  dimension_id uuid not null,
  slot smallint not null,
  name text not null,
  attribute text not null,
  label jsonb not null,
  constraint dimension_name_key UNIQUE (name),
  constraint dimension_pkey PRIMARY KEY (dimension_id),
  constraint dimension_slot_check CHECK (((slot >= 1) AND (slot <= 8))),
  constraint dimension_slot_key UNIQUE (slot)
);

create table dimension_code (
  dimension text not null,
  value text not null,
  code integer not null,
  constraint dimension_code_code_check CHECK ((code > 0)),
  constraint dimension_code_dimension_code_key UNIQUE (dimension, code),
  constraint dimension_code_pkey PRIMARY KEY (dimension, value)
);

create table dirty_slot (
  slot text not null,
  dirty_at timestamp with time zone not null,
  constraint dirty_slot_pkey PRIMARY KEY (slot)
);

create table discovery_run (
  run_id uuid not null,
  span text not null,
  from_day integer not null,
  to_day integer not null,
  earlier_from_day integer not null,
  recent integer not null,
  earlier integer not null,
  found integer not null,
  at timestamp with time zone not null,
  constraint discovery_run_pkey PRIMARY KEY (run_id)
);

create table edition (
  edition_id uuid not null,
  week integer not null,
  state text default 'draft'::text not null,
  content text not null,
  hash text not null,
  as_of timestamp with time zone not null,
  built_at timestamp with time zone not null,
  built_by uuid,
  replaces uuid,
  superseded_at timestamp with time zone,
  approved_at timestamp with time zone,
  approved_by uuid,
  sent_at timestamp with time zone,
  sent_by uuid,
  returned_note text,
  amended_at timestamp with time zone,
  constraint edition_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint edition_built_by_fkey FOREIGN KEY (built_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint edition_pkey PRIMARY KEY (edition_id),
  constraint edition_replaces_fkey FOREIGN KEY (replaces) REFERENCES edition(edition_id),
  constraint edition_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(person_id) ON DELETE SET NULL
);

create table edition_amendment (
  amendment_id uuid not null,
  edition_id uuid not null,
  at timestamp with time zone not null,
  old_hash text not null,
  new_hash text not null,
  items integer not null,
  constraint edition_amendment_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(edition_id) ON DELETE CASCADE,
  constraint edition_amendment_pkey PRIMARY KEY (amendment_id)
);

create table edition_file (
  edition_id uuid not null,
  language text not null,
  hash text not null,
  pages integer not null,
  bytes bytea not null,
  constraint edition_file_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(edition_id) ON DELETE CASCADE,
  constraint edition_file_pkey PRIMARY KEY (edition_id, language)
);

create table edition_message (
  edition_id uuid not null,
  language text not null,
  audience text not null,
  message jsonb not null,
  constraint edition_message_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(edition_id) ON DELETE CASCADE,
  constraint edition_message_pkey PRIMARY KEY (edition_id, language, audience)
);

create table edition_quote (
  edition_id uuid not null,
  item_id uuid not null,
  constraint edition_quote_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(edition_id) ON DELETE CASCADE,
  constraint edition_quote_pkey PRIMARY KEY (edition_id, item_id)
);

create table edition_rebuild (
  edition_id uuid not null,
  built_at timestamp with time zone not null,
  content text not null,
  hash text not null,
  constraint edition_rebuild_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(edition_id) ON DELETE CASCADE,
  constraint edition_rebuild_pkey PRIMARY KEY (edition_id)
);

create table faq_article (
  article_id uuid not null,
  key text not null,
  title text not null,
  body text not null,
  lang text not null,
  url text,
  tags text[] not null,
  import_id uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint faq_article_key_key UNIQUE (key),
  constraint faq_article_pkey PRIMARY KEY (article_id)
);

create table faq_gap (
  gap_id uuid not null,
  run_id uuid not null,
  name jsonb not null,
  phrases jsonb not null,
  weeks integer[] not null,
  contact_weeks integer[] not null,
  unanswered integer not null,
  channels jsonb not null,
  langs jsonb not null,
  theme_id integer,
  theme_share real not null,
  item_ids uuid[] not null,
  matches jsonb not null,
  covered boolean not null,
  status text not null,
  judged_article_id uuid,
  judged_answers boolean,
  owner_id uuid,
  due_on date,
  action_id uuid,
  reason text,
  first_found_at timestamp with time zone not null,
  found_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint faq_gap_pkey PRIMARY KEY (gap_id)
);

create table faq_import (
  import_id uuid not null,
  at timestamp with time zone not null,
  by_person uuid,
  format text not null,
  name text not null,
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  removed integer not null,
  rejects jsonb not null,
  constraint faq_import_pkey PRIMARY KEY (import_id)
);

create table faq_run (
  run_id uuid not null,
  from_day integer not null,
  to_day integer not null,
  questions integer not null,
  read integer not null,
  alone integer not null,
  articles integer not null,
  found integer not null,
  at timestamp with time zone not null,
  constraint faq_run_pkey PRIMARY KEY (run_id)
);

create table handling (
  item_id uuid not null,
  changed_at timestamp with time zone not null,
  change_id uuid not null,
  state text not null,
  assignee_id uuid,
  due_on date,
  note text not null,
  changed_by uuid,
  constraint handling_pkey PRIMARY KEY (item_id, changed_at, change_id)
);

create table item (
  item_id uuid not null,
  source_id uuid not null,
  item_key text not null,
  revision integer not null,
  content_hash bytea not null,
  input_hash bytea not null,
  batch_id uuid not null,
  kind text not null,
  channel text not null,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  url text,
  lang text not null,
  person_key bytea,
  attributes jsonb not null,
  scores jsonb not null,
  customer_first_at timestamp with time zone,
  first_reply_at timestamp with time zone,
  first_reply_seconds integer,
  solved boolean,
  resolved_at timestamp with time zone,
  handling_seconds integer,
  contacts integer,
  reopened boolean,
  first_contact_solved boolean,
  is_conversation boolean not null,
  duplicate_key bytea,
  has_voice boolean not null,
  stored_at timestamp with time zone not null,
  constraint item_pkey PRIMARY KEY (item_id)
);

create table item_index (
  item_id uuid not null,
  revision integer not null,
  classifier_version text not null,
  source_id uuid not null,
  created_at timestamp with time zone,
  local_day integer,
  kind text not null,
  channel text not null,
  lang text not null,
  product text,
  team text,
  segments text[] default '{}'::text[] not null,
  intent text,
  sentiment text,
  priority text not null,
  themes integer[] not null,
  theme_paths integer[] not null,
  handling text default 'open'::text not null,
  assignee_id uuid,
  due_on date,
  person_code integer,
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
  reply_s integer not null,
  reply_business_s integer not null,
  resolve_s integer not null,
  handle_s integer not null,
  first_contact smallint not null,
  is_contact boolean not null,
  voice boolean not null,
  search_text text not null,
  grams integer[] not null,
  facets integer[] generated always as (ARRAY[hashtext(('source:'::text || (source_id)::text)), hashtext(('channel:'::text || channel)), hashtext(('lang:'::text || lang)), hashtext(('product:'::text || COALESCE(product, ''::text))), hashtext(('team:'::text || COALESCE(team, ''::text))), hashtext(('intent:'::text || COALESCE(intent, ''::text))), hashtext(('sentiment:'::text || COALESCE(sentiment, ''::text))), hashtext(('priority:'::text || priority)), hashtext(('handling:'::text || handling)), hashtext(('assignee:'::text || COALESCE((assignee_id)::text, ''::text))), hashtext(('seg1:'::text || COALESCE(segments[1], ''::text))), hashtext(('seg2:'::text || COALESCE(segments[2], ''::text))), hashtext(('seg3:'::text || COALESCE(segments[3], ''::text))), hashtext(('seg4:'::text || COALESCE(segments[4], ''::text))), hashtext(('seg5:'::text || COALESCE(segments[5], ''::text))), hashtext(('seg6:'::text || COALESCE(segments[6], ''::text))), hashtext(('seg7:'::text || COALESCE(segments[7], ''::text))), hashtext(('seg8:'::text || COALESCE(segments[8], ''::text)))]) stored not null,
  search_fold smallint default 2 not null,
  settled boolean default false not null,
  constraint item_index_pkey PRIMARY KEY (item_id)
);

create table job_kill (
  job_id bigint not null,
  kills integer not null,
  constraint job_kill_pkey PRIMARY KEY (job_id)
);

create table label (
  label_id bigint generated always as identity not null,
  item_id uuid not null,
  revision integer not null,
  task text not null,
  theme_id integer,
  value text not null,
  part_key text,
  span_start integer,
  span_end integer,
  origin text not null,
  draw_id uuid,
  taxonomy_version integer not null,
  classifier_version text not null,
  person_id uuid,
  labelled_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  batch_id uuid,
  constraint label_check CHECK (((task = 'theme'::text) = (theme_id IS NOT NULL))),
  constraint label_pkey PRIMARY KEY (label_id)
);

create table label_batch (
  batch_id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  task text not null,
  theme_id integer,
  value text not null,
  item_count integer not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint label_batch_check CHECK (((task = 'theme'::text) = (theme_id IS NOT NULL))),
  constraint label_batch_pkey PRIMARY KEY (batch_id)
);

create table label_draw (
  draw_id uuid not null,
  queue_id uuid not null,
  item_id uuid not null,
  revision integer not null,
  "position" integer not null,
  stratum text not null,
  theme_id integer,
  inclusion double precision not null,
  second_of uuid,
  state text default 'open'::text not null,
  finished_at timestamp with time zone,
  finished_by uuid,
  constraint label_draw_pkey PRIMARY KEY (draw_id)
);

create table label_queue (
  queue_id uuid not null,
  drawn_at timestamp with time zone not null,
  drawn_by uuid,
  taxonomy_version integer not null,
  classifier_version text not null,
  population integer not null,
  constraint label_queue_pkey PRIMARY KEY (queue_id)
);

create table mention (
  item_id uuid not null,
  revision integer not null,
  classifier_version text not null,
  "position" integer not null,
  part_key text not null,
  theme_id integer not null,
  span_start integer not null,
  span_end integer not null,
  confidence real not null,
  sentiment text not null,
  constraint mention_pkey PRIMARY KEY (item_id, revision, classifier_version, "position")
);

create table model (
  model_id integer generated always as identity not null,
  taxonomy_version integer not null,
  reason text not null,
  trained_at timestamp with time zone not null,
  last_label_id bigint not null,
  label_count integer not null,
  unlabelled_count integer not null,
  state text not null,
  report jsonb not null,
  blob bytea not null,
  constraint model_pkey PRIMARY KEY (model_id)
);

create table model_held_out (
  model_id integer not null,
  item_id uuid not null,
  revision integer not null,
  themes jsonb not null,
  sentiment text,
  intent text,
  priority text,
  constraint model_held_out_pkey PRIMARY KEY (model_id, item_id)
);

create table notification (
  notification_id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  text jsonb not null,
  path text not null,
  key text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint notification_person_id_key_key UNIQUE (person_id, key),
  constraint notification_pkey PRIMARY KEY (notification_id)
);

create table p1_alert (
  item_id uuid not null,
  at timestamp with time zone not null,
  outcome text not null,
  constraint p1_alert_pkey PRIMARY KEY (item_id)
);

create table part (
  item_id uuid not null,
  "position" integer not null,
  key text not null,
  role text not null,
  text text not null,
  at timestamp with time zone,
  question text,
  lang text not null,
  constraint part_pkey PRIMARY KEY (item_id, "position")
);

create table payload (
  source_id uuid not null,
  stream text not null,
  external_id text not null,
  hash bytea not null,
  body bytea,
  locator text,
  run_id uuid not null,
  batch_id uuid not null,
  received_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint payload_pkey PRIMARY KEY (source_id, stream, external_id)
);

create table payload_before (
  run_id uuid not null,
  source_id uuid not null,
  stream text not null,
  external_id text not null,
  hash bytea not null,
  body bytea,
  locator text,
  before_run_id uuid not null,
  received_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint payload_before_pkey PRIMARY KEY (run_id, source_id, stream, external_id)
);

create table payload_item (
  source_id uuid not null,
  item_key text not null,
  stream text not null,
  external_id text not null,
  constraint payload_item_pkey PRIMARY KEY (source_id, item_key, stream, external_id)
);

create table person (
  person_id uuid not null,
  name text not null,
  email text,
  department_id uuid,
  language text default 'ja'::text not null,
  notify_by text default 'none'::text not null,
  constraint person_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE SET NULL,
  constraint person_pkey PRIMARY KEY (person_id)
);

create table person_code (
  person_key bytea not null,
  code integer generated always as identity not null,
  constraint person_code_code_key UNIQUE (code),
  constraint person_code_pkey PRIMARY KEY (person_key)
);

create table pinned_fact (
  pin_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  "position" integer not null,
  finding jsonb not null,
  stamp jsonb not null,
  pinned_at timestamp with time zone not null,
  pinned_by uuid,
  items integer,
  unpinned_at timestamp with time zone,
  constraint pinned_fact_pinned_by_fkey FOREIGN KEY (pinned_by) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint pinned_fact_pkey PRIMARY KEY (pin_id)
);

create table pinned_item (
  pin_id uuid not null,
  item_id uuid not null,
  constraint pinned_item_pin_id_fkey FOREIGN KEY (pin_id) REFERENCES pinned_fact(pin_id) ON DELETE CASCADE,
  constraint pinned_item_pkey PRIMARY KEY (pin_id, item_id)
);

create table probe (
  probe_id uuid not null,
  kind text not null,
  request bytea not null,
  answer bytea,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint probe_pkey PRIMARY KEY (probe_id)
);

create table product (
  product_id uuid not null,
  key text not null,
  name jsonb not null,
  department_id uuid,
  constraint product_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE SET NULL,
  constraint product_key_key UNIQUE (key),
  constraint product_pkey PRIMARY KEY (product_id)
);

create table reclassification (
  reclassification_id uuid not null,
  taxonomy_version integer not null,
  model_id integer,
  settings jsonb not null,
  reason text not null,
  state text not null,
  started_at timestamp with time zone not null,
  started_by uuid,
  finished_at timestamp with time zone,
  classifier_version text default ''::text not null,
  done integer default 0 not null,
  total integer default 0 not null,
  detail text,
  constraint reclassification_pkey PRIMARY KEY (reclassification_id)
);

create table reject (
  reject_id bigint generated always as identity not null,
  source_id uuid not null,
  run_id uuid not null,
  stream text not null,
  locator text not null,
  external_id text,
  field text,
  reason text not null,
  raw bytea not null,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  constraint reject_pkey PRIMARY KEY (reject_id)
);

create table remark (
  remark_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  place text default ''::text not null,
  text text not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  written_by_name text not null,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint remark_pkey PRIMARY KEY (remark_id),
  constraint remark_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(person_id) ON DELETE SET NULL
);

create table review (
  review_id uuid not null,
  held_on date not null,
  starts_at text not null,
  planned_minutes smallint not null,
  department_id uuid,
  edition_id uuid,
  from_on date not null,
  to_on date not null,
  state text default 'planned'::text not null,
  current_item_id uuid,
  current_since timestamp with time zone,
  view text default ''::text not null,
  built_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  minutes jsonb,
  hash text,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint review_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE SET NULL,
  constraint review_pkey PRIMARY KEY (review_id),
  constraint review_planned_minutes_check CHECK (((planned_minutes >= 5) AND (planned_minutes <= 480)))
);

create table review_decision (
  decision_id uuid not null,
  review_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  reason text,
  note text,
  owner_id uuid,
  due_on date,
  action_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  superseded_by uuid,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  constraint review_decision_item_id_fkey FOREIGN KEY (item_id) REFERENCES review_item(item_id) ON DELETE CASCADE,
  constraint review_decision_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint review_decision_pkey PRIMARY KEY (decision_id),
  constraint review_decision_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(review_id) ON DELETE CASCADE
);

create table review_item (
  item_id uuid not null,
  review_id uuid not null,
  kind text not null,
  key text not null,
  theme_id integer,
  "position" integer not null,
  placed boolean default false not null,
  timed boolean default false not null,
  planned_minutes smallint not null,
  used_seconds integer default 0 not null,
  origin text not null,
  why jsonb not null,
  content jsonb not null,
  over_line boolean not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  constraint review_item_pkey PRIMARY KEY (item_id),
  constraint review_item_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(review_id) ON DELETE CASCADE,
  constraint review_item_review_id_key_key UNIQUE (review_id, key)
);

create table review_note (
  note_id uuid not null,
  review_id uuid not null,
  text text not null,
  person_id uuid,
  at timestamp with time zone not null,
  constraint review_note_pkey PRIMARY KEY (note_id),
  constraint review_note_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(review_id) ON DELETE CASCADE
);

create table review_person (
  review_id uuid not null,
  person_id uuid not null,
  constraint review_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint review_person_pkey PRIMARY KEY (review_id, person_id),
  constraint review_person_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(review_id) ON DELETE CASCADE
);

create table saved_view (
  view_id uuid not null,
  name text not null,
  owner_id uuid,
  shared boolean not null,
  path text not null,
  query text not null,
  preset text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint saved_view_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint saved_view_pkey PRIMARY KEY (view_id)
);

create table serving (
  only_one boolean default true not null,
  taxonomy_version integer not null,
  model_id integer,
  settings jsonb default '{}'::jsonb not null,
  since timestamp with time zone not null,
  constraint serving_only_one_check CHECK (only_one),
  constraint serving_pkey PRIMARY KEY (only_one)
);

create table setting (
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint setting_pkey PRIMARY KEY (name)
);

create table signal (
  signal_id uuid not null,
  run_id uuid not null,
  week integer not null,
  theme_id integer not null,
  segment_by text default ''::text not null,
  segment_key text default ''::text not null,
  direction text not null,
  measures text[] not null,
  items integer not null,
  expected_items double precision not null,
  item_limits double precision[] not null,
  n integer not null,
  share double precision not null,
  share_interval double precision[] not null,
  expected_share double precision not null,
  share_limits double precision[] not null,
  weeks_looked integer not null,
  p double precision not null,
  q double precision not null,
  since integer not null,
  concentration jsonb,
  disposition text default 'open'::text not null,
  reason text,
  note text,
  until date,
  decided_by uuid,
  decided_at timestamp with time zone,
  carried boolean default false not null,
  constraint signal_pkey PRIMARY KEY (signal_id),
  constraint signal_run_id_fkey FOREIGN KEY (run_id) REFERENCES signal_run(run_id)
);

create table signal_back_test (
  back_test_id uuid not null,
  at timestamp with time zone not null,
  weeks integer not null,
  draws integer not null,
  rows jsonb not null,
  constraint signal_back_test_pkey PRIMARY KEY (back_test_id)
);

create table signal_run (
  run_id uuid not null,
  week integer not null,
  at timestamp with time zone not null,
  as_of timestamp with time zone not null,
  checked_at timestamp with time zone not null,
  taxonomy_version integer not null,
  tests integer not null,
  themes integer not null,
  segments integer not null,
  baseline_weeks integer not null,
  parameters jsonb not null,
  fingerprint text not null,
  left_out jsonb default '[]'::jsonb not null,
  replaces text,
  nothing text,
  superseded_at timestamp with time zone,
  constraint signal_run_pkey PRIMARY KEY (run_id)
);

create table source (
  source_id uuid not null,
  type text not null,
  name text not null,
  config jsonb not null,
  secret_names text[] default '{}'::text[] not null,
  secrets bytea,
  schedule text,
  paused boolean default false not null,
  sample boolean default false not null,
  health text default 'never_run'::text not null,
  health_detail text,
  consecutive_failures integer default 0 not null,
  not_before_at timestamp with time zone,
  last_pull_at timestamp with time zone,
  last_record_at timestamp with time zone,
  next_run_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  removed_at timestamp with time zone,
  constraint source_pkey PRIMARY KEY (source_id)
);

create table source_state (
  source_id uuid not null,
  stream text not null,
  partition_key text not null,
  state jsonb not null,
  read_until_at timestamp with time zone,
  succeeded_at timestamp with time zone,
  constraint source_state_pkey PRIMARY KEY (source_id, stream, partition_key)
);

create table subscription (
  subscription_id uuid not null,
  kind text not null,
  person_id uuid,
  room_id uuid,
  department_id uuid,
  active boolean not null,
  via text,
  changed_at timestamp with time zone not null,
  constraint subscription_check CHECK (((person_id IS NULL) <> (room_id IS NULL))),
  constraint subscription_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE CASCADE,
  constraint subscription_kind_person_id_room_id_key UNIQUE NULLS NOT DISTINCT (kind, person_id, room_id),
  constraint subscription_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint subscription_pkey PRIMARY KEY (subscription_id),
  constraint subscription_room_id_fkey FOREIGN KEY (room_id) REFERENCES channel(channel_id) ON DELETE CASCADE
);

create table sync_run (
  run_id uuid not null,
  source_id uuid not null,
  trigger text not null,
  status text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  received integer default 0 not null,
  stored integer default 0 not null,
  unchanged integer default 0 not null,
  deleted integer default 0 not null,
  rejected integer default 0 not null,
  error_code text,
  error_message text,
  state_before jsonb default '[]'::jsonb not null,
  constraint sync_run_pkey PRIMARY KEY (run_id)
);

create table target (
  target_id uuid not null,
  metric text not null,
  variant text,
  value double precision not null,
  constraint target_metric_variant_key UNIQUE NULLS NOT DISTINCT (metric, variant),
  constraint target_pkey PRIMARY KEY (target_id)
);

create table taxonomy_draft (
  only_one boolean default true not null,
  base_version integer not null,
  themes jsonb not null,
  changes jsonb default '[]'::jsonb not null,
  positives jsonb default '[]'::jsonb not null,
  edit integer default 1 not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint taxonomy_draft_only_one_check CHECK (only_one),
  constraint taxonomy_draft_pkey PRIMARY KEY (only_one)
);

create table taxonomy_version (
  version integer not null,
  themes jsonb not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  base_version integer,
  changes jsonb default '[]'::jsonb not null,
  constraint taxonomy_version_pkey PRIMARY KEY (version)
);

create table team (
  team_id uuid not null,
  key text not null,
  name jsonb not null,
  department_id uuid,
  constraint team_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE SET NULL,
  constraint team_key_key UNIQUE (key),
  constraint team_pkey PRIMARY KEY (team_id)
);

create table theme (
  theme_id integer not null,
  key text not null,
  parent_id integer,
  name jsonb not null,
  description jsonb not null,
  examples jsonb not null,
  retired_at timestamp with time zone,
  constraint theme_key_key UNIQUE (key),
  constraint theme_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES theme(theme_id),
  constraint theme_pkey PRIMARY KEY (theme_id)
);

create table theme_disposition (
  disposition_id uuid not null,
  theme_id integer not null,
  state text not null,
  reason text,
  note text,
  until date,
  owner_id uuid,
  action_id uuid,
  decision_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint theme_disposition_pkey PRIMARY KEY (disposition_id)
);

create table theme_goal (
  theme_id integer not null,
  fit real not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint theme_goal_fit_check CHECK ((fit = ANY (ARRAY[(0.5)::real, (1)::real]))),
  constraint theme_goal_pkey PRIMARY KEY (theme_id)
);

create table theme_owner (
  theme_id integer not null,
  department_id uuid,
  person_id uuid,
  constraint theme_owner_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(department_id) ON DELETE CASCADE,
  constraint theme_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE SET NULL,
  constraint theme_owner_pkey PRIMARY KEY (theme_id)
);

create table theme_suggestion (
  suggestion_id uuid not null,
  span text not null,
  from_day integer not null,
  to_day integer not null,
  name jsonb not null,
  phrases jsonb not null,
  lang text not null,
  count integer not null,
  baseline integer not null,
  recent_total integer not null,
  baseline_total integer not null,
  z real not null,
  item_ids uuid[] not null,
  status text default 'open'::text not null,
  reason text,
  found_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  theme_id integer,
  constraint theme_suggestion_pkey PRIMARY KEY (suggestion_id)
);

create table tracker_task (
  task_id uuid not null,
  action_id uuid not null,
  step_id uuid not null,
  channel_id uuid not null,
  delivery_id uuid not null,
  marker text not null,
  external_id text,
  url text,
  status text,
  done boolean default false not null,
  assignee text,
  created_at timestamp with time zone not null,
  created_by uuid,
  checked_at timestamp with time zone,
  trouble text,
  constraint tracker_task_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(channel_id),
  constraint tracker_task_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery(delivery_id),
  constraint tracker_task_marker_key UNIQUE (marker),
  constraint tracker_task_pkey PRIMARY KEY (task_id),
  constraint tracker_task_step_id_channel_id_key UNIQUE (step_id, channel_id)
);

create table worker_process (
  worker_id text not null,
  process_key integer not null,
  constraint worker_process_pkey PRIMARY KEY (worker_id)
);

CREATE INDEX action_due ON action USING btree (due_on) WHERE (removed_at IS NULL);
CREATE INDEX action_origin ON action USING btree (origin_kind, origin_id) WHERE (origin_kind IS NOT NULL);
CREATE INDEX action_theme ON action USING btree (theme_id);
CREATE INDEX action_effect_verdict ON action_effect USING btree (verdict_at) WHERE (verdict IS NOT NULL);
CREATE INDEX action_link_of ON action_link USING btree (action_id, added_at);
CREATE INDEX action_note_of ON action_note USING btree (action_id, written_at);
CREATE INDEX action_step_of ON action_step USING btree (action_id, "position");
CREATE INDEX block_slot_hash ON block_slot USING btree (hash);
CREATE INDEX case_quote_item ON case_quote USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX case_study_action ON case_study USING btree (action_id) WHERE (action_id IS NOT NULL);
CREATE INDEX case_study_theme ON case_study USING btree (theme_id);
CREATE INDEX change_log_subject ON change_log USING btree (subject, at DESC);
CREATE INDEX delivery_channel ON delivery USING btree (channel_id, created_at DESC);
CREATE INDEX delivery_content_of ON delivery USING btree (content_hash);
CREATE INDEX delivery_moving ON delivery USING btree (state, claimed_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'unknown'::text]));
CREATE INDEX delivery_newest ON delivery USING btree (created_at DESC, delivery_id DESC);
CREATE INDEX delivery_subject ON delivery USING btree (subject_kind, subject_id);
CREATE INDEX discovery_run_at ON discovery_run USING btree (at DESC);
CREATE UNIQUE INDEX edition_week ON edition USING btree (week) WHERE (superseded_at IS NULL);
CREATE INDEX edition_amendment_of ON edition_amendment USING btree (edition_id, at);
CREATE INDEX edition_quote_item ON edition_quote USING btree (item_id);
CREATE INDEX faq_gap_status ON faq_gap USING btree (status);
CREATE INDEX faq_import_newest ON faq_import USING btree (at DESC);
CREATE INDEX faq_run_at ON faq_run USING btree (at DESC);
CREATE INDEX item_batch ON item USING btree (batch_id);
CREATE INDEX item_source ON item USING btree (source_id, item_key);
CREATE INDEX item_index_day ON item_index USING btree (local_day);
CREATE INDEX item_index_duplicate ON item_index USING btree (duplicate_key, created_at, item_id) WHERE (duplicate_key IS NOT NULL);
CREATE INDEX item_index_facets ON item_index USING gin (facets) WITH (fastupdate='on');
CREATE INDEX item_index_grams ON item_index USING gin (grams) WITH (fastupdate='on');
CREATE INDEX item_index_newest ON item_index USING btree (created_at DESC NULLS LAST, item_id DESC) INCLUDE (local_day, source_id, channel, lang, product, team, intent, sentiment, priority, handling, assignee_id, theme_paths);
CREATE INDEX item_index_old_fold ON item_index USING btree (item_id) WHERE (search_fold < 2);
CREATE INDEX item_index_person ON item_index USING btree (person_code, created_at) WHERE (person_code IS NOT NULL);
CREATE INDEX item_index_priority ON item_index USING btree (priority, created_at DESC NULLS LAST, item_id DESC) INCLUDE (local_day, source_id, channel, lang, product, team, intent, sentiment, handling, assignee_id, theme_paths);
CREATE INDEX item_index_source ON item_index USING btree (source_id, created_at DESC NULLS LAST);
CREATE INDEX item_index_themes ON item_index USING gin (theme_paths) WITH (fastupdate='on');
CREATE INDEX item_index_urgent ON item_index USING btree (priority, created_at, item_id) INCLUDE (team, product) WHERE ((handling = 'open'::text) AND (priority = ANY (ARRAY['P1'::text, 'P2'::text])) AND (NOT settled));
CREATE INDEX label_batch_of ON label USING btree (batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX label_draw_of ON label USING btree (draw_id);
CREATE INDEX label_item ON label USING btree (item_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX label_batch_newest ON label_batch USING btree (at DESC);
CREATE INDEX label_draw_item ON label_draw USING btree (item_id);
CREATE INDEX label_draw_queue ON label_draw USING btree (queue_id, "position");
CREATE INDEX notification_newest ON notification USING btree (person_id, at DESC, notification_id DESC);
CREATE INDEX notification_unread ON notification USING btree (person_id) WHERE (read_at IS NULL);
CREATE INDEX payload_batch ON payload USING btree (batch_id);
CREATE INDEX payload_item_payload ON payload_item USING btree (source_id, stream, external_id);
CREATE INDEX pinned_fact_subject ON pinned_fact USING btree (subject_kind, subject_id, "position") WHERE (unpinned_at IS NULL);
CREATE INDEX pinned_item_item ON pinned_item USING btree (item_id);
CREATE UNIQUE INDEX reclassification_running ON reclassification USING btree ((true)) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX reject_open ON reject USING btree (source_id, stream, locator) WHERE (resolved_at IS NULL);
CREATE INDEX reject_source ON reject USING btree (source_id, reject_id DESC);
CREATE INDEX remark_subject ON remark USING btree (subject_kind, subject_id, written_at);
CREATE INDEX review_held ON review USING btree (held_on);
CREATE UNIQUE INDEX review_decision_holds ON review_decision USING btree (item_id) WHERE (superseded_at IS NULL);
CREATE INDEX review_decision_open ON review_decision USING btree (due_on) WHERE ((superseded_at IS NULL) AND (answered_at IS NULL) AND (outcome = ANY (ARRAY['investigate'::text, 'defer'::text])));
CREATE INDEX review_note_of ON review_note USING btree (review_id, at);
CREATE INDEX saved_view_owner ON saved_view USING btree (owner_id);
CREATE UNIQUE INDEX signal_of_run ON signal USING btree (run_id, theme_id, segment_by, segment_key);
CREATE INDEX signal_week ON signal USING btree (week);
CREATE INDEX signal_back_test_at ON signal_back_test USING btree (at DESC);
CREATE UNIQUE INDEX signal_run_week ON signal_run USING btree (week) WHERE (superseded_at IS NULL);
CREATE INDEX sync_run_source ON sync_run USING btree (source_id, started_at DESC);
CREATE UNIQUE INDEX theme_disposition_holds ON theme_disposition USING btree (theme_id) WHERE (superseded_at IS NULL);
CREATE INDEX theme_disposition_theme ON theme_disposition USING btree (theme_id, decided_at DESC);
CREATE INDEX theme_suggestion_items ON theme_suggestion USING gin (item_ids) WHERE (status = 'open'::text);
CREATE INDEX theme_suggestion_open ON theme_suggestion USING btree (z DESC) WHERE (status = 'open'::text);
CREATE INDEX tracker_task_action ON tracker_task USING btree (action_id);
