-- What is sent of an edition, made when it is frozen: whoever sends it later sends just that.
create table edition_message (
  edition_id uuid not null references edition on delete cascade,
  -- ja, en
  language text not null,
  -- whose sections it has besides: all, department:<id>, person:<id>
  audience text not null,
  -- a Message of domain/delivery
  message jsonb not null,
  primary key (edition_id, language, audience)
);
