-- What people keep for themselves and others: views of screens by name, and tokens with which programs read.
create table saved_view (
  view_id uuid primary key,
  name text not null,
  -- null once the person is gone: then anybody may change it
  owner_id uuid references person on delete set null,
  shared boolean not null,
  -- of the screen, without the query
  path text not null,
  -- everything of the address, without the dates of a period that moves along
  query text not null,
  -- this_week, last_week, 4_weeks …; null where the dates stand in the query, or none are meant
  preset text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index saved_view_owner on saved_view (owner_id);

create table api_token (
  token_id uuid primary key,
  name text not null,
  person_id uuid not null references person on delete cascade,
  -- SHA-256: a token is 256 random bits, so nothing can be guessed from it and salt would add nothing
  hash bytea not null unique,
  -- its first characters, by which a person knows it again
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
