-- Case studies: what happened, what it came from and what is learnt, tied to facts of two periods.
create table case_study (
  case_id uuid primary key,
  -- counts up with every change; each is kept in case_revision
  revision int not null,
  -- draft or published
  status text not null,
  -- success or failure
  outcome text not null,
  title text not null,
  -- 事例 / 分析 / 教訓
  story text not null,
  analysis text not null,
  lesson text not null,
  theme_id int not null,
  -- key of a product; null for all
  product text,
  tags text[] not null,
  -- the two periods compared, and the rest of the filter as query parameters without dates
  before_from date not null,
  before_to date not null,
  after_from date not null,
  after_to date not null,
  filter text not null,
  -- the metrics shown, frozen: [{before, after}]
  facts jsonb not null,
  -- by week, frozen: what the chart draws
  trend jsonb not null,
  facts_at timestamptz not null,
  -- the finished action it was made from
  action_id uuid,
  -- title, texts, tags and lesson as the search folds them; quotes stay out, so that they can be erased
  search_text text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  published_at timestamptz,
  published_by uuid
);
create index case_study_theme on case_study (theme_id);
create index case_study_action on case_study (action_id) where action_id is not null;

-- The customers' words in a case. They go when the item goes; the row stays, so that the case can say so.
create table case_quote (
  case_id uuid not null,
  position int not null,
  -- both null once erased
  item_id uuid,
  text text,
  marks jsonb not null,
  lang text not null,
  channel text not null,
  -- local date; null without a source time
  created_on date,
  erased_at timestamptz,
  primary key (case_id, position)
);
create index case_quote_item on case_quote (item_id) where item_id is not null;

create table case_revision (
  case_id uuid not null,
  revision int not null,
  -- what people wrote and chose, without quotes and facts
  content jsonb not null,
  at timestamptz not null,
  by_person uuid,
  primary key (case_id, revision)
);

-- What a person has read of the archive.
create table case_read (
  case_id uuid not null,
  person_id uuid not null,
  revision int not null,
  read_at timestamptz not null,
  primary key (case_id, person_id)
);
