-- Plans of improvement: what is to be done about a theme, by whom, until when, and by which number it will be judged.
create table action (
  action_id uuid primary key,
  -- what people call it by: 12 of "A-12"
  number int generated always as identity unique,
  title text not null,
  theme_id int not null,
  department_id uuid references department on delete set null,
  owner_id uuid references person on delete set null,
  -- [{"remedy": id of the library or null, "text"}]
  means jsonb not null default '[]',
  -- [{"kind": people|technology|money|process|data|communication|incentive, "text"}]
  resources jsonb not null default '[]',
  -- local dates
  start_on date not null,
  due_on date not null,
  -- reminders of stages that had passed when the day was set are not sent
  due_set_at timestamptz not null,
  -- the day customers get what was promised; the effect is counted from it
  release_on date,
  release_set_at timestamptz,
  -- since then the release day stays as it is
  release_fixed_at timestamptz,
  -- fixed on creation; no statement changes these
  goal_metric text not null,
  goal_variant text,
  -- query parameters of a filter, without dates
  goal_filter text not null,
  goal_weeks int not null check (goal_weeks > 0),
  -- up, down: which way is better
  goal_direction text not null,
  -- the smallest change that is worth the work, in the metric's unit, above 0
  goal_minimum float8 not null check (goal_minimum > 0),
  -- proposed, planned, in_progress, done, measuring, closed, stopped
  status text not null,
  status_at timestamptz not null,
  -- why it was stopped, reopened, or closed without a verdict
  status_reason text,
  -- why it cannot go on
  blocked_reason text,
  -- signal, review_item, faq_gap, theme
  origin_kind text,
  origin_id text,
  -- counts up with every change of this row
  revision int not null default 1,
  created_at timestamptz not null,
  created_by uuid references person on delete set null,
  updated_at timestamptz not null,
  updated_by uuid references person on delete set null,
  removed_at timestamptz,
  check ((origin_kind is null) = (origin_id is null))
);
create index action_due on action (due_on) where removed_at is null;
create index action_theme on action (theme_id);
create index action_origin on action (origin_kind, origin_id) where origin_kind is not null;

create table action_step (
  step_id uuid primary key,
  action_id uuid not null references action on delete cascade,
  position int not null,
  text text not null,
  owner_id uuid references person on delete set null,
  start_on date,
  due_on date,
  due_set_at timestamptz,
  done_at timestamptz,
  done_by uuid references person on delete set null,
  blocked_reason text,
  -- steps of the same action that come first
  depends_on uuid[] not null default '{}',
  revision int not null default 1
);
create index action_step_of on action_step (action_id, position);

create table action_note (
  note_id uuid primary key,
  action_id uuid not null references action on delete cascade,
  text text not null,
  -- people who are told
  mentions uuid[] not null default '{}',
  written_at timestamptz not null,
  written_by uuid references person on delete set null,
  changed_at timestamptz
);
create index action_note_of on action_note (action_id, written_at);

create table action_link (
  link_id uuid primary key,
  action_id uuid not null references action on delete cascade,
  -- attachment, review, edition, case, action
  kind text not null,
  -- http or https of an attachment; null for what is of the installation
  url text,
  -- id of what is of the installation; null for an attachment
  target_id text,
  title text not null,
  added_at timestamptz not null,
  added_by uuid references person on delete set null,
  check ((url is null) <> (target_id is null))
);
create index action_link_of on action_link (action_id, added_at);

-- Secret addresses under which a calendar program reads the days of actions; each opens nothing else.
create table calendar_feed (
  feed_id uuid primary key,
  name text not null,
  -- whose actions and steps; null for everybody's
  person_id uuid references person on delete cascade,
  -- the language of its entries
  language text not null,
  -- SHA-256: the secret is 256 random bits
  hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null,
  created_by uuid references person on delete set null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
