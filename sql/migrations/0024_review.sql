-- Meetings in which people decide about what customers say: agenda, decisions, minutes; and what was decided about themes.
create table review (
  review_id uuid primary key,
  held_on date not null,
  -- local, HH:MM
  starts_at text not null,
  planned_minutes smallint not null check (planned_minutes between 5 and 480),
  department_id uuid references department on delete set null,
  -- the edition whose facts it stands on; a meeting outlives an edition that was taken away
  edition_id uuid,
  -- the closed week that it is about
  from_on date not null,
  to_on date not null,
  -- planned, running, ended
  state text not null default 'planned',
  -- what those who follow see: the item, since when, and the filter of the presenter as query parameters
  current_item_id uuid,
  current_since timestamptz,
  view text not null default '',
  -- when the agenda was last put together
  built_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- what was said and decided, with the hash over its canonical JSON; never changed once written
  minutes jsonb,
  hash text,
  created_at timestamptz not null,
  created_by uuid
);
create index review_held on review (held_on);

create table review_person (
  review_id uuid not null references review on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (review_id, person_id)
);

create table review_item (
  item_id uuid primary key,
  review_id uuid not null references review on delete cascade,
  -- story, action, picture, exception, theme, gap, follow_up, custom, read_back
  kind text not null,
  -- by which building the agenda again finds it: <kind>:<id of its subject>
  key text not null,
  -- the theme that a decision is about too
  theme_id int,
  position int not null,
  -- whether a person put it where it is, or set its minutes: building again leaves that alone
  placed boolean not null default false,
  timed boolean not null default false,
  planned_minutes smallint not null,
  used_seconds int not null default 0,
  -- built, manual
  origin text not null,
  -- {"code", "on", "count"}: why it stands here
  why jsonb not null,
  -- numbers and names as they were when the agenda was built
  content jsonb not null,
  -- a theme over the line may leave an agenda only with a reason
  over_line boolean not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text,
  unique (review_id, key)
);

create table review_decision (
  decision_id uuid primary key,
  review_id uuid not null references review on delete cascade,
  item_id uuid not null references review_item on delete cascade,
  -- act, investigate, defer, decline, under_way
  outcome text not null,
  reason text,
  note text,
  owner_id uuid references person on delete set null,
  -- until when it is put off, or by when it is found out
  due_on date,
  action_id uuid,
  decided_by uuid,
  decided_at timestamptz not null,
  -- taken back, or replaced by a later one
  superseded_at timestamptz,
  superseded_by uuid,
  -- a follow-up ends with a decision in a later meeting, or with an answer in between
  answered_at timestamptz,
  answered_by uuid,
  answer text
);
-- exactly one decision holds for an item, whoever decides at once
create unique index review_decision_holds on review_decision (item_id) where superseded_at is null;
create index review_decision_open on review_decision (due_on)
  where superseded_at is null and answered_at is null and outcome in ('investigate', 'defer');

-- Corrections of minutes: appended, never written into them.
create table review_note (
  note_id uuid primary key,
  review_id uuid not null references review on delete cascade,
  text text not null,
  person_id uuid,
  at timestamptz not null
);
create index review_note_of on review_note (review_id, at);

-- What is to happen with a theme; every decision stays, the newest one holds.
create table theme_disposition (
  disposition_id uuid primary key,
  theme_id int not null,
  -- open, act, investigate, defer, decline, under_way
  state text not null,
  reason text,
  note text,
  -- deferred until this day, or found out by then
  until date,
  owner_id uuid,
  action_id uuid,
  -- the decision of a meeting that it comes from
  decision_id uuid,
  decided_by uuid,
  decided_at timestamptz not null,
  superseded_at timestamptz
);
create unique index theme_disposition_holds on theme_disposition (theme_id) where superseded_at is null;
create index theme_disposition_theme on theme_disposition (theme_id, decided_at desc);
