-- The themes that ever were: new ones come, names follow the newest version, those that are not in it are retired.
with given as (
  select * from unnest(:ids::int[], :keys::text[], :parents::int[], :names::jsonb[], :descriptions::jsonb[], :examples::jsonb[])
    as g(theme_id, key, parent_id, name, description, examples)
),
written as (
  insert into theme (theme_id, key, parent_id, name, description, examples)
  select theme_id, key, parent_id, name, description, examples from given
  on conflict (theme_id) do update set parent_id = excluded.parent_id, name = excluded.name, description = excluded.description,
    examples = excluded.examples, retired_at = null
)
update theme t set retired_at = :now::timestamptz
where t.retired_at is null and not exists (select 1 from given g where g.theme_id = t.theme_id)
