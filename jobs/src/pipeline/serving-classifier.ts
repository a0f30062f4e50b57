import type { Theme } from '@koe/sql/domain/theme';
import { readModelBlob } from '@koe/sql/queries/model/model';
import { isSameServing, readServing, type Serving } from '@koe/sql/queries/model/serving';
import type { Session } from '@koe/sql/server/database';
import type { Classifier } from '../classify/classifier.js';
import { decodeModel, ModelBlobError } from '../classify/linear/blob.js';
import { classifierFrom, type ClassifierParts } from './classifying-thread.js';

let made: { readonly key: string; readonly classifier: Classifier } | null = null;

/** The classifier of a tree, a model and settings. The last one made is kept: making one reads every phrase and weight. */
export async function classifierOf(session: Session, serving: Serving, themes: readonly Theme[]): Promise<Classifier> {
  const key = keyOf(serving);
  if (made?.key === key) return made.classifier;
  const classifier = await makeClassifier(session, serving, themes);
  made = { key, classifier };
  return classifier;
}

/** Like `classifierOf`, not kept: for what does not serve yet. */
export async function makeClassifier(
  session: Session,
  serving: Serving,
  themes: readonly Theme[],
): Promise<Classifier> {
  return classifierFrom(await partsOf(session, serving, themes));
}

/** What the classifier of a tree, a model and settings is made of. */
export async function partsOf(session: Session, serving: Serving, themes: readonly Theme[]): Promise<ClassifierParts> {
  const model = serving.modelId === null ? null : await readModelBlob(session, serving.modelId);
  return { themes, model, settings: serving.settings };
}

/** Whether this version of the program can read a model. */
export async function isReadable(session: Session, modelId: number): Promise<boolean> {
  try {
    decodeModel(await readModelBlob(session, modelId));
    return true;
  } catch (error) {
    if (error instanceof ModelBlobError) return false;
    throw error;
  }
}

/** Whether the same tree, model and settings serve as a moment ago. The caller holds the index lock, so it stays true. */
export async function isStillServing(session: Session, serving: Serving): Promise<boolean> {
  return isSameServing(await readServing(session), serving);
}

/** Equal when the classifiers are. */
export function keyOf({ taxonomyVersion, modelId, settings }: Serving): string {
  return JSON.stringify([taxonomyVersion, modelId, settings]);
}
