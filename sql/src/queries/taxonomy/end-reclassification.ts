import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { readTaxonomy, themesOfVersion } from './tree.js';
import { finishReclassification, readReclassification } from '../model/reclassification.js';
import { lockTaxonomy, readDraft, writeDraft, type Editor } from './draft-row.js';
import { writeThemeRows } from './theme-rows.js';
import { listVersions } from './version.js';

const takePositives = statement(
  'take back positives',
  `update label set withdrawn_at = :now where origin = 'discovery' and taxonomy_version = :version and withdrawn_at is null
   returning theme_id as "themeId", item_id as "itemId"`,
);

/** How a reclassification ends that did not lead to what it was for. */
export interface ReclassificationEnd {
  readonly state: 'cancelled' | 'failed';
  /** Why, in words of the program; null where somebody wanted it so. */
  readonly detail: string | null;
}

/**
 * Ends a running reclassification before it led to anything; what serves goes on serving. The changes of a version that
 * thereby never serves become the draft again, unless somebody has begun another one, and its positives are withdrawn.
 * Belongs into a transaction, which holds the taxonomy lock from here on.
 * @param editor who ended it: nobody when it failed
 * @returns false when it had ended already; nothing is changed then
 */
export async function endReclassification(
  session: Session,
  reclassificationId: string,
  end: ReclassificationEnd,
  editor: Editor,
): Promise<boolean> {
  const { now } = editor;
  await lockTaxonomy(session);
  const task = await readReclassification(session, reclassificationId);
  if (!task || !(await finishReclassification(session, reclassificationId, { ...end, now }))) return false;
  const { themes, version } = await readTaxonomy(session);
  await writeThemeRows(session, themes, now);
  if (task.reason === 'taxonomy') await giveBackDraft(session, task.taxonomyVersion, version, editor);
  return true;
}

async function giveBackDraft(session: Session, ended: number, serving: number, editor: Editor): Promise<void> {
  const taken = await session.run<{ themeId: number; itemId: string }>(takePositives, {
    version: ended,
    now: editor.now,
  });
  const history = (await listVersions(session)).find((each) => each.version === ended);
  if (!history || history.baseVersion !== serving || (await readDraft(session))) return;
  const positives = history.themeIds.map((themeId) => ({
    themeId,
    itemIds: taken.filter((label) => label.themeId === themeId).map((label) => label.itemId),
  }));
  await writeDraft(
    session,
    {
      baseVersion: serving,
      themes: await themesOfVersion(session, ended),
      changes: history.changes,
      positives: positives.filter(({ itemIds }) => itemIds.length > 0),
      edit: 0,
    },
    editor,
  );
}
