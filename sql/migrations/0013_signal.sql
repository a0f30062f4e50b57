-- What left its own past in a closed week, how that was found out, and what people decided about it.
create table signal_run (
  run_id uuid primary key,
  -- local day number of the first day of the week
  week int not null,
  at timestamptz not null,
  -- data up to this instant were known
  as_of timestamptz not null,
  -- last looked whether the week's data are still the same
  checked_at timestamptz not null,
  taxonomy_version int not null,
  tests int not null,
  themes int not null,
  segments int not null,
  baseline_weeks int not null,
  -- {"falseDiscoveryRate", "sigma"}
  parameters jsonb not null,
  -- counts of the week that the run saw: when they change, the week is computed again
  fingerprint text not null,
  -- [{"source", "since"}]
  left_out jsonb not null default '[]',
  -- data, taxonomy, settings: why an earlier run of the week was replaced
  replaces text,
  -- too_few_weeks, no_items: why nothing was tested
  nothing text,
  superseded_at timestamptz
);
-- a week has one run that holds, whoever computes it
create unique index signal_run_week on signal_run (week) where superseded_at is null;

create table signal (
  signal_id uuid primary key,
  run_id uuid not null references signal_run,
  week int not null,
  theme_id int not null,
  -- both empty for all feedback
  segment_by text not null default '',
  segment_key text not null default '',
  -- up, down
  direction text not null,
  -- share, volume
  measures text[] not null,
  items int not null,
  expected_items float8 not null,
  item_limits float8[] not null,
  n int not null,
  share float8 not null,
  share_interval float8[] not null,
  expected_share float8 not null,
  share_limits float8[] not null,
  weeks_looked int not null,
  p float8 not null,
  q float8 not null,
  -- local day number of the first day of the first week outside, without a break
  since int not null,
  -- {"by", "key", "share", "items", "expectedItems"}
  concentration jsonb,
  -- open, act, investigate, defer, decline, under_way
  disposition text not null default 'open',
  reason text,
  note text,
  until date,
  decided_by uuid,
  decided_at timestamptz,
  -- decided about the same theme and segment in an earlier week
  carried boolean not null default false
);
create unique index signal_of_run on signal (run_id, theme_id, segment_by, segment_key);
create index signal_week on signal (week);

-- The price of each sensitivity on past data; the newest row is shown.
create table signal_back_test (
  back_test_id uuid primary key,
  at timestamptz not null,
  weeks int not null,
  draws int not null,
  rows jsonb not null
);
create index signal_back_test_at on signal_back_test (at desc);
