-- Telling people: what they are told in the app, the channels that carry it further, and an outbox whose every row goes out once.
create table notification (
  notification_id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  text jsonb not null,
  -- of the screen that it opens, with its query
  path text not null,
  -- what happened, once: saying it again changes nothing
  key text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (person_id, key)
);
create index notification_newest on notification (person_id, at desc, notification_id desc);
create index notification_unread on notification (person_id) where read_at is null;

create table channel (
  channel_id uuid primary key,
  -- smtp, slack, teams, line_works, chatwork; redmine, backlog, jira
  type text not null,
  name text not null,
  config jsonb not null,
  secret_names text[] not null default '{}',
  secrets bytea,
  paused boolean not null default false,
  -- nothing is sent before: the target asked for it, or was sent to a moment ago
  not_before_at timestamptz,
  -- why the last attempt was refused for a reason that holds for every message; null when it works
  trouble text,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz
);

create table deliverer_type (
  type text primary key,
  -- json, not jsonb: the order of a form's fields is part of it
  descriptor json not null
);

-- One text is sent to many: it is kept once, under the hash of what it says.
create table delivery_content (
  hash bytea primary key,
  body jsonb not null
);

create table delivery (
  delivery_id uuid primary key,
  -- rule, subject and recipient: nobody gets the same thing twice
  key text not null unique,
  rule text not null,
  subject_kind text not null,
  subject_id text not null,
  -- null for a room
  person_id uuid references person on delete set null,
  channel_id uuid not null references channel,
  -- where within the channel: an e-mail address; null where the channel is the address
  address text,
  language text not null,
  content_hash bytea not null references delivery_content,
  -- queued, sending, sent, failed, given_up, unknown
  state text not null,
  attempts int not null default 0,
  -- of the attempt that goes on: only it may say how it ended
  claim uuid,
  claimed_at timestamptz,
  next_at timestamptz,
  reason_code text,
  reason text,
  -- what the target answered: its own id, an address to open
  receipt jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz
);
create index delivery_newest on delivery (created_at desc, delivery_id desc);
create index delivery_channel on delivery (channel_id, created_at desc);
create index delivery_subject on delivery (subject_kind, subject_id);
create index delivery_moving on delivery (state, claimed_at) where state in ('queued', 'sending', 'unknown');

-- Who gets what without being named: a person, or a room that a channel speaks into.
create table subscription (
  subscription_id uuid primary key,
  kind text not null,
  person_id uuid references person on delete cascade,
  room_id uuid references channel on delete cascade,
  -- of a room: only what concerns this department; null for all
  department_id uuid references department on delete cascade,
  active boolean not null,
  -- how this one is sent instead of the person's own way: none, email or a channel's id; null for the person's own
  via text,
  changed_at timestamptz not null,
  check ((person_id is null) <> (room_id is null)),
  unique nulls not distinct (kind, person_id, room_id)
);

-- Items that somebody was alerted of: each once.
create table p1_alert (
  item_id uuid primary key,
  at timestamptz not null,
  -- told: people were; old: it came in long after it was written; sample: made up
  outcome text not null
);

-- A task in another system that an action's step became.
create table tracker_task (
  task_id uuid primary key,
  action_id uuid not null,
  step_id uuid not null,
  channel_id uuid not null references channel,
  delivery_id uuid not null references delivery,
  -- in the text of the task: by it a task is found again that was made and not noted
  marker text not null unique,
  external_id text,
  url text,
  -- in the tracker's own words
  status text,
  done boolean not null default false,
  assignee text,
  created_at timestamptz not null,
  created_by uuid,
  checked_at timestamptz,
  trouble text,
  unique (step_id, channel_id)
);
create index tracker_task_action on tracker_task (action_id);

-- Whose products' most serious items are: a team's department goes first.
alter table product add column department_id uuid references department on delete set null;
