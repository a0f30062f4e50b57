-- What the installation sets: the organisation, its people and products, and who changed what.
create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid
);

create table department (
  department_id uuid primary key,
  name jsonb not null
);

create table person (
  person_id uuid primary key,
  name text not null,
  email text,
  department_id uuid references department on delete set null,
  language text not null default 'ja',
  notify_by text not null default 'none'
);

create table team (
  team_id uuid primary key,
  key text not null unique,
  name jsonb not null,
  department_id uuid references department on delete set null
);

create table product (
  product_id uuid primary key,
  key text not null unique,
  name jsonb not null
);

create table dimension (
  dimension_id uuid primary key,
  slot smallint not null unique check (slot between 1 and 8),
  name text not null unique,
  attribute text not null,
  label jsonb not null
);

create table target (
  target_id uuid primary key,
  metric text not null,
  variant text,
  value double precision not null,
  unique nulls not distinct (metric, variant)
);

create table annotation (
  annotation_id uuid primary key,
  kind text not null,
  from_on date not null,
  to_on date,
  text jsonb not null,
  product text
);

create table change_log (
  change_id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index change_log_subject on change_log (subject, at desc);
