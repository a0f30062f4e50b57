-- Weekly reports as they were frozen. The content of a row never changes; only its state does, and erasure, which is logged.
create table edition (
  edition_id uuid primary key,
  -- local day number of the first day of the week
  week int not null,
  -- draft, awaiting_approval, approved, sent
  state text not null default 'draft',
  -- canonical JSON (sorted keys, NFC); text, because jsonb would write it in another order
  content text not null,
  -- SHA-256 of content, hex
  hash text not null,
  -- data up to this instant were known
  as_of timestamptz not null,
  built_at timestamptz not null,
  -- null when the schedule built it
  built_by uuid references person on delete set null,
  -- the edition of the same week that this one stands in for
  replaces uuid references edition,
  superseded_at timestamptz,
  approved_at timestamptz,
  approved_by uuid references person on delete set null,
  sent_at timestamptz,
  sent_by uuid references person on delete set null,
  -- why approval was refused, or null
  returned_note text,
  -- an erased item was taken out of it
  amended_at timestamptz
);
-- a week has one edition that holds, whoever builds it
create unique index edition_week on edition (week) where superseded_at is null;

-- What is read of it on paper, made when it is frozen.
create table edition_file (
  edition_id uuid not null references edition on delete cascade,
  -- ja, en
  language text not null,
  -- SHA-256 of bytes, hex
  hash text not null,
  pages int not null,
  bytes bytea not null,
  primary key (edition_id, language)
);

-- The items whose words it quotes: erasing one takes its words out.
create table edition_quote (
  edition_id uuid not null references edition on delete cascade,
  item_id uuid not null,
  primary key (edition_id, item_id)
);
create index edition_quote_item on edition_quote (item_id);

-- The same week counted again with the as-of of the edition: what it is compared with. One an edition, the newest.
create table edition_rebuild (
  edition_id uuid primary key references edition on delete cascade,
  built_at timestamptz not null,
  content text not null,
  hash text not null
);

-- Erasures: the hash that people were sent before.
create table edition_amendment (
  amendment_id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  at timestamptz not null,
  old_hash text not null,
  new_hash text not null,
  -- erased items
  items int not null
);
create index edition_amendment_of on edition_amendment (edition_id, at);
