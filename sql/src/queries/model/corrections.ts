import { carryLabel, mappingBetween, type ThemeMapping } from '../../domain/taxonomy/theme-mapping.js';
import type { Taxonomy } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';
import { listVersions } from '../taxonomy/version.js';

/** The newest of a person's statements on one question about one item; older and withdrawn ones are left out. */
export interface Correction {
  readonly labelId: number;
  readonly itemId: string;
  readonly task: 'theme' | 'sentiment' | 'intent' | 'priority' | 'serious';
  /** The tree that the person judged by. */
  readonly taxonomyVersion: number;
  /** Only of task theme. */
  readonly themeId: number | null;
  /** yes or no of a theme and of serious; else one of the task's values. */
  readonly value: string;
  /** The words that decided, where the person marked them: offsets into the stored text of the part. */
  readonly partKey: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

const read = sqlFile(import.meta.url, 'corrections.sql');

/**
 * What people said of these items as they are now, by item, in the words of a tree: what was said of a theme that has
 * been merged or split since is carried over where it still holds. A label of an older revision no longer speaks of the text.
 */
export async function correctionsOf(
  session: Session,
  itemIds: readonly string[],
  tree: Taxonomy,
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const byItem = new Map<string, Correction[]>();
  const rows = await session.run<Correction>(read, { itemIds });
  for (const row of await carried(session, rows, tree)) {
    const known = byItem.get(row.itemId);
    if (known) known.push(row);
    else byItem.set(row.itemId, [row]);
  }
  return byItem;
}

/** Labels under the tree, the newest of each question. */
async function carried(session: Session, rows: readonly Correction[], tree: Taxonomy): Promise<readonly Correction[]> {
  if (rows.every(({ themeId, taxonomyVersion }) => themeId === null || taxonomyVersion === tree.version)) return rows;
  const versions = await listVersions(session);
  const mappings = new Map<number, ThemeMapping>();
  const mappingFrom = (version: number): ThemeMapping => {
    const known = mappings.get(version) ?? mappingBetween(versions, version, tree.version);
    mappings.set(version, known);
    return known;
  };
  const newest = new Map<string, Correction>();
  for (const row of rows)
    for (const { themeId, value } of saysNow(row, tree, mappingFrom)) {
      const key = `${row.itemId} ${row.task} ${themeId ?? ''}`;
      if ((newest.get(key)?.labelId ?? 0) < row.labelId) newest.set(key, { ...row, themeId, value });
    }
  return [...newest.values()];
}

function saysNow(
  { themeId, value, taxonomyVersion }: Correction,
  tree: Taxonomy,
  mappingFrom: (version: number) => ThemeMapping,
): readonly Pick<Correction, 'themeId' | 'value'>[] {
  if (themeId === null || taxonomyVersion === tree.version || (value !== 'yes' && value !== 'no'))
    return [{ themeId, value }];
  return carryLabel(mappingFrom(taxonomyVersion), tree.themes, { themeId, value });
}
