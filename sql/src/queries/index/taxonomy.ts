import type { Taxonomy, Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const current = statement('taxonomy', `select version, themes from taxonomy_version order by version desc limit 1`);
const publish = statement(
  'publish taxonomy',
  `insert into taxonomy_version (version, themes, published_at, published_by) values (:version, :themes, :now, null) on conflict do nothing`,
);
const insertThemes = statement(
  'insert themes',
  `insert into theme (theme_id, key, parent_id, name, description, examples)
   select * from unnest(:ids::int[], :keys::text[], :parents::int[], :names::jsonb[], :descriptions::jsonb[], :examples::jsonb[])
   on conflict (theme_id) do nothing`,
);

/** The published tree; version 0 without themes before there is one. */
export async function readTaxonomy(session: Session): Promise<Taxonomy> {
  return (await session.run<{ version: number; themes: Theme[] }>(current))[0] ?? { version: 0, themes: [] };
}

/** Gives a new installation its first tree; an installation that has one keeps its own. */
export async function publishStarterTaxonomy(session: Session, themes: readonly Theme[], now: Date): Promise<void> {
  if ((await readTaxonomy(session)).version > 0) return;
  await session.run(insertThemes, {
    ids: themes.map((theme) => theme.id),
    keys: themes.map((theme) => theme.key),
    parents: themes.map((theme) => theme.parent),
    names: themes.map((theme) => JSON.stringify(theme.name)),
    descriptions: themes.map((theme) => JSON.stringify(theme.description)),
    examples: themes.map((theme) => JSON.stringify(theme.examples)),
  });
  await session.run(publish, { version: 1, themes: JSON.stringify(themes), now });
}
