-- One correction of many items: the same statement about each, stored and taken back together.
create table label_batch (
  batch_id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  -- theme, sentiment, intent, priority
  task text not null,
  -- only of task theme
  theme_id int,
  value text not null,
  -- items that a label was written for
  item_count int not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((task = 'theme') = (theme_id is not null))
);
create index label_batch_newest on label_batch (at desc);

-- A label of a batch is a correction like any other: it was not drawn, so no accuracy is estimated from it.
alter table label add column batch_id uuid;
create index label_batch_of on label (batch_id) where batch_id is not null;
