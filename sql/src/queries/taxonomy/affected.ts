import type { Session } from '../../server/database.js';
import { statement, type Statement } from '../../server/sql-file.js';

/** Something that refers to themes and would mean something else afterwards. */
export interface Affected {
  /** Closed key; the words are the dashboard's. */
  readonly kind: string;
  readonly themeId: number;
  /** How many of the kind refer to the theme. */
  readonly count: number;
}

/**
 * Everything that refers to a theme by its id. Whoever stores such a reference adds a line here: a statement that takes
 * `:themeIds` and gives `themeId` and `count`.
 */
const REFERENCES: Readonly<Record<string, Statement>> = {
  owner: statement(
    'owners of themes',
    `select theme_id as "themeId", 1 as count from theme_owner where theme_id = any(:themeIds::int[])`,
  ),
  label: statement(
    'labels of themes',
    `select theme_id as "themeId", count(*)::int as count from label
     where theme_id = any(:themeIds::int[]) and withdrawn_at is null group by theme_id`,
  ),
  queue: statement(
    'open draws of themes',
    `select theme_id as "themeId", count(*)::int as count from label_draw
     where theme_id = any(:themeIds::int[]) and state = 'open' group by theme_id`,
  ),
};

/** What refers to these themes, by kind and theme. */
export async function affectedBy(session: Session, themeIds: readonly number[]): Promise<Affected[]> {
  const found: Affected[] = [];
  for (const [kind, reference] of Object.entries(REFERENCES))
    for (const row of await session.run<{ themeId: number; count: number }>(reference, { themeIds }))
      found.push({ kind, ...row });
  return found;
}
