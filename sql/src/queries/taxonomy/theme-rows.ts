import type { Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

const write = sqlFile(import.meta.url, 'write-themes.sql');

/** Makes the rows that other tables refer to say what a tree says. Themes that the tree lacks keep their rows. */
export async function writeThemeRows(session: Session, themes: readonly Theme[], now: Date): Promise<void> {
  await session.run(write, {
    ids: themes.map((theme) => theme.id),
    keys: themes.map((theme) => theme.key),
    parents: themes.map((theme) => theme.parent),
    names: themes.map((theme) => JSON.stringify(theme.name)),
    descriptions: themes.map((theme) => JSON.stringify(theme.description)),
    examples: themes.map((theme) => JSON.stringify(theme.examples)),
    now,
  });
}
