import type { Taxonomy, Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { writeThemeRows } from './theme-rows.js';

const current = statement(
  'taxonomy',
  `select t.version, t.themes from serving s join taxonomy_version t on t.version = s.taxonomy_version`,
);
const ofVersion = statement('themes of version', `select themes from taxonomy_version where version = :version`);
const serve = statement(
  'serve starter taxonomy',
  `insert into serving (taxonomy_version, since) values (1, :now) on conflict do nothing`,
);
const publish = statement(
  'publish taxonomy',
  `insert into taxonomy_version (version, themes, published_at, published_by) values (:version, :themes, :now, null) on conflict do nothing`,
);

/** The tree that serves; version 0 without themes before there is one. */
export async function readTaxonomy(session: Session): Promise<Taxonomy> {
  return (await session.run<{ version: number; themes: Theme[] }>(current))[0] ?? { version: 0, themes: [] };
}

/** @throws Error when no such version was published */
export async function themesOfVersion(session: Session, version: number): Promise<readonly Theme[]> {
  const [row] = await session.run<{ themes: Theme[] }>(ofVersion, { version });
  if (!row) throw new Error(`there is no version ${version} of the theme tree`);
  return row.themes;
}

/** Gives a new installation its first tree; an installation that has one keeps its own. */
export async function publishStarterTaxonomy(session: Session, themes: readonly Theme[], now: Date): Promise<void> {
  if ((await readTaxonomy(session)).version > 0) return;
  await writeThemeRows(session, themes, now);
  await session.run(publish, { version: 1, themes: JSON.stringify(themes), now });
  await session.run(serve, { now });
}
