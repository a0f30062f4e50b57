import { randomUUID } from 'node:crypto';
import type { Taxonomy } from '@koe/sql/domain/theme';
import { themesOfVersion } from '@koe/sql/queries/taxonomy/tree';
import { correctionsOf } from '@koe/sql/queries/model/corrections';
import { heldOutOf, latestModel, storeModel, type HeldOutAnswer, type NewModel } from '@koe/sql/queries/model/model';
import { beginReclassification, isReclassifying } from '@koe/sql/queries/model/reclassification';
import { readServing, type Serving } from '@koe/sql/queries/model/serving';
import { isFilling, MAX_TEXTS, MIN_TEXTS, newestLabel, trainingNeed } from '@koe/sql/queries/model/training-need';
import { labelledTexts, unlabelledTexts } from '@koe/sql/queries/model/training-texts';
import { addJob, type TrainingReason } from '@koe/sql/queries/queue/add-job';
import type { Session } from '@koe/sql/server/database';
import type { Runtime } from '../runtime.js';
import { isReadable } from '../serving-classifier.js';
import { comparison } from './comparison.js';
import { labelsOf, type LabelledText } from './labelled-text.js';
import { trainModelOn } from './train-model-on.js';

const AGAIN_AFTER_MS = 30_000;
const FILLING_MS = 5_000;

/**
 * Trains a model for the tree that serves. It serves as soon as the backlog is classified by it; when it is worse than
 * the present one on the same labelled items it is kept, refused, with the figures.
 */
export async function train(
  runtime: Runtime,
  { reason }: { reason: TrainingReason },
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = runtime;
  // a new tree trains a model of its own; this one waits for it
  if (await isReclassifying(database))
    return addJob(database, 'train', { reason }, new Date(Date.now() + AGAIN_AFTER_MS));
  // the dashboard is filled first: a first model of a first handful would be learnt twice
  if (reason === 'first_items' && (await isFilling(database)))
    return addJob(database, 'train', { reason }, new Date(Date.now() + FILLING_MS));
  const serving = await readServing(database);
  if (!(await isStillNeeded(database, serving, reason))) return;
  const model = await trainFor(runtime, serving.taxonomyVersion, reason, signal);
  if (model === null) return;
  await database.transaction(async (session) => {
    const modelId = await storeModel(session, model);
    if (model.state === 'refused') return;
    const reclassificationId = randomUUID();
    const task = { ...serving, modelId, reclassificationId, reason: 'model' as const, personId: null };
    if (await beginReclassification(session, task, serving, clock.now()))
      await addJob(session, 'reclassify', { reclassificationId });
    // somebody changed what serves in this moment: learnt again for that
    else await addJob(session, 'train', { reason: 'person' }, new Date(Date.now() + AGAIN_AFTER_MS));
  });
}

/** Asked again when its turn comes: what asked for it may have been learnt meanwhile. */
async function isStillNeeded(session: Session, serving: Serving, reason: TrainingReason): Promise<boolean> {
  if (reason === 'first_items')
    return serving.modelId === null && (await latestModel(session, serving.taxonomyVersion)) === null;
  if (reason === 'labels' || reason === 'more_items') return (await trainingNeed(session)) !== null;
  if (reason === 'upgrade') return serving.modelId !== null && !(await isReadable(session, serving.modelId));
  return true;
}

/** @returns null when there is too little to learn from */
export async function trainFor(
  runtime: Runtime,
  taxonomyVersion: number,
  reason: TrainingReason,
  signal: AbortSignal,
): Promise<NewModel | null> {
  const { database, clock, log } = runtime;
  const themes = await themesOfVersion(database, taxonomyVersion);
  // before the labels are read: what is said, or taken back, from here on is news
  const [now, lastLabelId] = [clock.now(), await newestLabel(database)];
  const unlabelled = await unlabelledTexts(database, MAX_TEXTS);
  const labelled = await readLabelled(runtime, { version: taxonomyVersion, themes });
  if (unlabelled.length < MIN_TEXTS && labelled.length === 0) return null;
  const serving = await readServing(database);
  const trained = await trainModelOn(
    { themes, unlabelled, labelled, settings: serving.settings, seed: taxonomyVersion },
    signal,
  );
  const compared = comparison(labelled, trained.heldOut, await rivalAnswers(database, serving, taxonomyVersion));
  log.info({ reason, labels: labelled.length, texts: unlabelled.length, compared }, 'a model was trained');
  return {
    taxonomyVersion,
    reason,
    now,
    lastLabelId,
    labelCount: labelled.length,
    unlabelledCount: unlabelled.length,
    state: compared.isWorse ? 'refused' : 'candidate',
    report: { ...trained.report, compared },
    blob: trained.blob,
    heldOut: trained.heldOut,
  };
}

/** What the present model says of labelled items; nothing where it answers for another tree, or cannot be read any more. */
async function rivalAnswers(session: Session, serving: Serving, taxonomyVersion: number): Promise<HeldOutAnswer[]> {
  const { modelId } = serving;
  if (modelId === null || serving.taxonomyVersion !== taxonomyVersion || !(await isReadable(session, modelId)))
    return [];
  return heldOutOf(session, modelId);
}

async function readLabelled(runtime: Runtime, tree: Taxonomy): Promise<LabelledText[]> {
  const texts = await labelledTexts(runtime.database);
  const corrections = await correctionsOf(
    runtime.database,
    texts.map(({ itemId }) => itemId),
    tree,
  );
  const known = new Set(tree.themes.map(({ id }) => id));
  return texts.map((text) => labelsOf(text, corrections.get(text.itemId) ?? [], known));
}
