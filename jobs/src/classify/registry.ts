import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifierSettings } from './classifier.js';
import { createModelClassifier } from './model-classifier.js';
import { createTreeClassifier } from './tree-classifier.js';

/**
 * The classifier in use for a published tree of themes: with a trained model (`training/train-model.ts`) the model's,
 * without one what can be said from the tree alone. @throws ModelBlobError
 */
export function createClassifier(
  themes: readonly Theme[],
  model: Uint8Array | null = null,
  settings: ClassifierSettings = {},
): Classifier {
  return model === null
    ? createTreeClassifier(themes, settings.cutOffs)
    : createModelClassifier(themes, model, settings);
}
