import { randomUUID } from 'node:crypto';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';
import { themesOfVersion } from './tree.js';
import { beginReclassification } from '../model/reclassification.js';
import { readServing, type Serving } from '../model/serving.js';
import { addJob } from '../queue/add-job.js';
import { seenDraft } from './draft.js';
import { DraftConflict, lockTaxonomy, removeDraft, type Editor, type Positives } from './draft-row.js';
import { endReclassification } from './end-reclassification.js';
import { writeThemeRows } from './theme-rows.js';
import { insertTaxonomyVersion, listVersions } from './version.js';

const insertPositives = sqlFile(import.meta.url, 'insert-positives.sql');
const running = statement(
  'what is being reclassified',
  // a swap holds the row for minutes: who cancels is told at once, and keeps nobody else from the tree meanwhile
  `select reclassification_id as id from reclassification where state = 'running' for update nowait`,
);
const newestModel = statement(
  'newest model of version',
  `select max(model_id) as id from model where taxonomy_version = :version and state in ('serving', 'past')`,
);

/** What was set going: the backlog is classified in the background, the old version serves until that is complete. */
export interface Publication {
  readonly version: number;
  readonly reclassificationId: string;
}

/**
 * Makes the draft a version and lets the backlog be classified by it.
 * @throws DraftConflict when the draft is not the one that was seen, is empty, stands on a tree that no longer serves, or when
 * another reclassification is under way
 */
export async function publishDraft(session: Session, seen: number, editor: Editor): Promise<Publication> {
  const draft = await seenDraft(session, seen);
  const { personId, now } = editor;
  if (draft.changes.length === 0) throw new DraftConflict('empty', 'the draft changes nothing');
  const serving = await readServing(session);
  if (serving.taxonomyVersion !== draft.baseVersion)
    throw new DraftConflict('base_changed', 'another version serves than the one the draft was made from');
  await writeThemeRows(session, draft.themes, now);
  const version = await insertTaxonomyVersion(session, { ...draft, personId, now });
  await labelPositives(session, draft.positives, version, editor);
  const publication = await begin(session, { version, modelId: null, reason: 'taxonomy' }, serving, editor);
  await removeDraft(session);
  return publication;
}

/**
 * Lets a version serve again that was published before, with the model it had.
 * @throws RangeError when there is no such version; DraftConflict when it serves already or another one is on its way
 */
export async function serveVersion(session: Session, version: number, editor: Editor): Promise<Publication> {
  await lockTaxonomy(session);
  const known = (await listVersions(session)).some((each) => each.version === version);
  if (!known) throw new RangeError(`there is no version ${version}`);
  const serving = await readServing(session);
  if (serving.taxonomyVersion === version)
    throw new DraftConflict('serves_already', `version ${version} serves already`);
  const [model] = await session.run<{ id: number | null }>(newestModel, { version });
  const modelId = model?.id ?? null;
  await writeThemeRows(session, await themesOfVersion(session, version), editor.now);
  return begin(session, { version, modelId, reason: 'roll_back' }, serving, editor);
}

/**
 * Stops the reclassification that is under way, as `endReclassification` says.
 * @returns the id of what was stopped
 * @throws DraftConflict no_draft when nothing is under way any more; a database error of code 55P03 at once while it is just being
 * made to serve, when it can no longer be stopped
 */
export async function cancelReclassification(session: Session, editor: Editor): Promise<string> {
  await lockTaxonomy(session);
  const [task] = await session.run<{ id: string }>(running);
  if (!task || !(await endReclassification(session, task.id, { state: 'cancelled', detail: null }, editor)))
    throw new DraftConflict('no_draft', 'nothing is being classified anew any more');
  return task.id;
}

async function begin(
  session: Session,
  next: { readonly version: number; readonly modelId: number | null; readonly reason: 'taxonomy' | 'roll_back' },
  serving: Serving,
  { personId, now }: Editor,
): Promise<Publication> {
  const reclassificationId = randomUUID();
  const { settings } = serving;
  const { version: taxonomyVersion, modelId, reason } = next;
  const task = { reclassificationId, taxonomyVersion, modelId, settings, reason, personId };
  if (!(await beginReclassification(session, task, serving, now)))
    throw new DraftConflict('reclassifying', 'the backlog is being classified anew; wait for it or cancel it');
  await addJob(session, 'reclassify', { reclassificationId });
  return { version: taxonomyVersion, reclassificationId };
}

async function labelPositives(
  session: Session,
  positives: readonly Positives[],
  version: number,
  { personId, now }: Editor,
): Promise<void> {
  const pairs = positives.flatMap(({ themeId, itemIds }) => itemIds.map((itemId) => [themeId, itemId] as const));
  if (pairs.length === 0) return;
  await session.run(insertPositives, {
    themeIds: pairs.map(([themeId]) => themeId),
    itemIds: pairs.map(([, itemId]) => itemId),
    version,
    personId,
    now,
  });
}
