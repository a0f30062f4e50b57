-- Numbers that people keep where they decide (an edition, a review, a case, an action), as they were counted then; and named comments.
create table pinned_fact (
  pin_id uuid primary key,
  -- edition, review, case, action
  subject_kind text not null,
  subject_id uuid not null,
  position int not null,
  -- a Finding of domain/finding: what the sentence says, with its facts
  finding jsonb not null,
  -- a Stamp of domain/finding: as of, zone, week start, taxonomy and classifier version, hashes of the blocks counted
  stamp jsonb not null,
  pinned_at timestamptz not null,
  pinned_by uuid references person on delete set null,
  -- how many items stood behind it, when they are kept in pinned_item; null where they were too many
  items int,
  -- taken off; kept so that it can be put back
  unpinned_at timestamptz
);
create index pinned_fact_subject on pinned_fact (subject_kind, subject_id, position) where unpinned_at is null;

-- The items behind a pinned number as counted then, so that what has come and gone since can be named. Absent where they are too many.
create table pinned_item (
  pin_id uuid not null references pinned_fact on delete cascade,
  item_id uuid not null,
  primary key (pin_id, item_id)
);
-- an erased item leaves every pin
create index pinned_item_item on pinned_item (item_id);

-- 所見: what a named person says beside the facts. Never part of a hash.
create table remark (
  remark_id uuid primary key,
  -- edition, review, case, action
  subject_kind text not null,
  subject_id uuid not null,
  -- the part of the subject it stands beside: a block of the edition, `pin:<id>`; empty for the whole
  place text not null default '',
  text text not null,
  written_at timestamptz not null,
  -- null once the person is gone: the name stays
  written_by uuid references person on delete set null,
  written_by_name text not null,
  edited_at timestamptz,
  -- taken back; kept, and shown as taken back
  withdrawn_at timestamptz
);
create index remark_subject on remark (subject_kind, subject_id, written_at);
