-- How well working on a theme fits what the organisation is aiming at; a theme without a row has 0. Not part of a version: aims change
-- without a new definition.
create table theme_goal (
  theme_id int primary key,
  fit real not null check (fit in (0.5, 1)),
  set_at timestamptz not null,
  set_by uuid
);
