-- What people say of items, what was learnt from it, and which tree and model serve.

-- A queue of items for people to judge, and how its items were drawn.
create table label_queue (
  queue_id uuid primary key,
  drawn_at timestamptz not null,
  drawn_by uuid,
  taxonomy_version int not null,
  classifier_version text not null,
  -- live items with customer text at the draw: what the probabilities below refer to
  population int not null
);

create table label_draw (
  draw_id uuid primary key,
  queue_id uuid not null,
  item_id uuid not null,
  revision int not null,
  position int not null,
  -- threshold, suggested, disagreement, random
  stratum text not null,
  -- the theme it was drawn for; null for the random share
  theme_id int,
  -- probability, 0 < p ≤ 1, that a queue drawn like this one holds this item, by whichever share
  inclusion double precision not null,
  -- the draw of the same item that somebody else judges; null for the first
  second_of uuid,
  -- open, done, skipped
  state text not null default 'open',
  finished_at timestamptz,
  finished_by uuid
);
create index label_draw_queue on label_draw (queue_id, position);
create index label_draw_item on label_draw (item_id);

-- One statement of a person about an item. Nothing is overwritten: the newest that was not withdrawn counts.
create table label (
  label_id bigint generated always as identity primary key,
  item_id uuid not null,
  revision int not null,
  -- theme, sentiment, intent, priority, serious
  task text not null,
  -- only of task theme
  theme_id int,
  -- yes or no of a theme and of serious; else one of the task's values
  value text not null,
  -- the words that decided, where the person marked them
  part_key text,
  span_start int,
  span_end int,
  -- queue, correction, discovery
  origin text not null,
  draw_id uuid,
  taxonomy_version int not null,
  -- what the person saw when judging
  classifier_version text not null,
  person_id uuid,
  labelled_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((task = 'theme') = (theme_id is not null))
);
create index label_item on label (item_id) where withdrawn_at is null;
create index label_draw_of on label (draw_id);

-- A trained model. The weights are data; what they were trained from is counted, never kept.
create table model (
  model_id int generated always as identity primary key,
  taxonomy_version int not null,
  -- first_items, more_items, labels, taxonomy, person
  reason text not null,
  trained_at timestamptz not null,
  -- newest label that it has seen
  last_label_id bigint not null,
  label_count int not null,
  unlabelled_count int not null,
  -- candidate, refused (worse on the same folds), serving, past
  state text not null,
  -- figures of the cross-validation, and why it was refused
  report jsonb not null,
  blob bytea not null
);
alter table model alter column blob set storage external;

-- What a model says of labelled items when they are kept out of its training: accuracy is estimated from these.
create table model_held_out (
  model_id int not null,
  item_id uuid not null,
  revision int not null,
  -- assigned themes with their calibrated scores: {"id", "score"}
  themes jsonb not null,
  sentiment text,
  intent text,
  priority text,
  primary key (model_id, item_id)
);

-- The one tree and model that every number is counted by.
create table serving (
  only_one boolean primary key default true check (only_one),
  taxonomy_version int not null,
  model_id int,
  -- cut-offs of the priority levels
  settings jsonb not null default '{}',
  since timestamptz not null
);
insert into serving (taxonomy_version, since) select max(version), max(published_at) from taxonomy_version having max(version) is not null;

-- The backlog being classified by what is to serve next. The old one serves until it is complete.
create table reclassification (
  reclassification_id uuid primary key,
  taxonomy_version int not null,
  model_id int,
  settings jsonb not null,
  -- taxonomy, model, settings, roll_back
  reason text not null,
  -- running, done, cancelled, failed
  state text not null,
  started_at timestamptz not null,
  started_by uuid,
  finished_at timestamptz,
  classifier_version text not null default '',
  -- items already classified, of how many
  done int not null default 0,
  total int not null default 0,
  detail text
);
create unique index reclassification_running on reclassification ((true)) where state = 'running';

-- The tree being edited, before it is published. One draft an installation.
create table taxonomy_draft (
  only_one boolean primary key default true check (only_one),
  base_version int not null,
  themes jsonb not null,
  -- what was done, in order: {"kind": add|rename|describe|move|merge|split|retire, …}; becomes the lineage
  changes jsonb not null default '[]',
  -- items that are to count as positives of new themes: {"themeId", "itemIds"}
  positives jsonb not null default '[]',
  -- counts up with every change, so that two editors do not overwrite each other
  edit int not null default 1,
  updated_at timestamptz not null,
  updated_by uuid
);

-- Which version a tree came from and what was done to it.
alter table taxonomy_version add column base_version int;
alter table taxonomy_version add column changes jsonb not null default '[]';

-- Who answers for a theme; not part of a version: responsibility changes without a new definition.
create table theme_owner (
  theme_id int primary key,
  department_id uuid references department on delete cascade,
  person_id uuid references person on delete set null
);
