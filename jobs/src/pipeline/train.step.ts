import { randomUUID } from 'node:crypto';
import type { Taxonomy } from '@koe/sql/domain/theme';
import { themesOfVersion } from '@koe/sql/queries/index/taxonomy';
import { correctionsOf } from '@koe/sql/queries/model/corrections';
import { heldOutOf, storeModel } from '@koe/sql/queries/model/model';
import { beginReclassification, isReclassifying } from '@koe/sql/queries/model/reclassification';
import { readServing } from '@koe/sql/queries/model/serving';
import { MAX_TEXTS } from '@koe/sql/queries/model/training-need';
import { labelledTexts, unlabelledTexts } from '@koe/sql/queries/model/training-texts';
import { addJob, type TrainingReason } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { comparison } from './training/comparison.js';
import { labelsOf, type LabelledText } from './training/labelled-text.js';
import { trainModelOn } from './training/train-model-on.js';

/** Below this a tree's own phrases say more than what could be learnt. */
const MIN_TEXTS = 200;
const AGAIN_AFTER_MS = 30_000;

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
  const serving = await readServing(database);
  const modelId = await trainFor(runtime, serving.taxonomyVersion, reason, signal);
  if (modelId === null) return;
  await database.transaction(async (session) => {
    const reclassificationId = randomUUID();
    const begun = await beginReclassification(
      session,
      { ...serving, modelId, reclassificationId, reason: 'model', personId: null },
      clock.now(),
    );
    if (begun) await addJob(session, 'reclassify', { reclassificationId });
    // somebody changed what serves in this moment: learnt again for that
    else await addJob(session, 'train', { reason }, new Date(Date.now() + AGAIN_AFTER_MS));
  });
}

/** @returns the model's id; null when there is too little to learn from, or it was refused */
export async function trainFor(
  runtime: Runtime,
  taxonomyVersion: number,
  reason: TrainingReason,
  signal: AbortSignal,
): Promise<number | null> {
  const { database, clock, log } = runtime;
  const themes = await themesOfVersion(database, taxonomyVersion);
  const unlabelled = await unlabelledTexts(database, MAX_TEXTS);
  const labelled = await readLabelled(runtime, { version: taxonomyVersion, themes });
  if (unlabelled.length < MIN_TEXTS && labelled.length === 0) return null;
  const serving = await readServing(database);
  const trained = await trainModelOn(
    { themes, unlabelled, labelled, settings: serving.settings, seed: taxonomyVersion },
    signal,
  );
  // another tree asks other things, and what cannot be read any more is no rival
  const isRival = reason !== 'taxonomy' && reason !== 'upgrade' && serving.modelId !== null;
  const before = isRival ? await heldOutOf(database, serving.modelId) : [];
  const compared = comparison(labelled, trained.heldOut, before);
  log.info({ reason, labels: labelled.length, texts: unlabelled.length, compared }, 'a model was trained');
  const id = await database.transaction((session) =>
    storeModel(
      session,
      {
        taxonomyVersion,
        reason,
        now: clock.now(),
        lastLabelId: Math.max(0, ...labelled.map(({ lastLabelId }) => lastLabelId)),
        labelCount: labelled.length,
        unlabelledCount: unlabelled.length,
        state: compared.isWorse ? 'refused' : 'candidate',
        report: { ...trained.report, compared },
        blob: trained.blob,
      },
      trained.heldOut,
    ),
  );
  return compared.isWorse ? null : id;
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
