-- The knowledge base as it was imported, and the questions that it does not answer.
create table faq_import (
  import_id uuid primary key,
  at timestamptz not null,
  by_person uuid,
  -- csv or markdown
  format text not null,
  -- name of the file or the folder
  name text not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  removed int not null,
  -- what was set aside: [{file, line, reason, detail}]
  rejects jsonb not null
);
create index faq_import_newest on faq_import (at desc);

create table faq_article (
  article_id uuid primary key,
  -- by which a re-import knows it
  key text not null unique,
  title text not null,
  body text not null,
  lang text not null,
  url text,
  tags text[] not null,
  import_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table faq_run (
  run_id uuid primary key,
  -- local days looked at, inclusive: whole weeks
  from_day int not null,
  to_day int not null,
  -- questions in these weeks, and how many of them were read
  questions int not null,
  read int not null,
  -- of those read: said nobody else's question, or too few
  alone int not null,
  articles int not null,
  found int not null,
  at timestamptz not null
);
create index faq_run_at on faq_run (at desc);

create table faq_gap (
  gap_id uuid primary key,
  run_id uuid not null,
  -- {"ja", "en"}
  name jsonb not null,
  -- the most telling first, by language: [{phrase, lang}]
  phrases jsonb not null,
  -- estimated questions by week, oldest first, and those of them that were contacts, and that ended without an answer
  weeks int[] not null,
  contact_weeks int[] not null,
  unanswered int not null,
  -- [{key, count}], largest first
  channels jsonb not null,
  langs jsonb not null,
  -- the theme most of them mention, and the share that does
  theme_id int,
  theme_share real not null,
  -- those that were read, the most typical first
  item_ids uuid[] not null,
  -- the article that comes nearest: [{lang, articleId, score}]
  matches jsonb not null,
  -- whether an article answers it
  covered boolean not null,
  -- open, writing, published, dismissed; past when a later look no longer found it
  status text not null,
  -- what a person said about the match: this article answers it, or it does not
  judged_article_id uuid,
  judged_answers boolean,
  owner_id uuid,
  due_on date,
  action_id uuid,
  reason text,
  first_found_at timestamptz not null,
  found_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create index faq_gap_status on faq_gap (status);
