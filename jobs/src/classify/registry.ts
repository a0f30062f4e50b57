import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier } from './classifier.js';
import { createPhraseClassifier } from './phrase-classifier.js';
import type { PriorityCutOffs } from './priority/priority.js';

/** What an organisation sets of its classifier. */
export interface ClassifierSettings {
  /** Scores from which a level of priority begins; the usual ones where absent. */
  readonly cutOffs?: PriorityCutOffs;
}

/** A kind of classifier: made anew for every published taxonomy. */
export interface ClassifierKind {
  /** Stored in front of the version; never renamed. */
  readonly name: string;
  create(themes: readonly Theme[], model: Uint8Array | null, settings: ClassifierSettings): Classifier;
}

/** All classifiers there are; the first one is used where none is named. */
export const CLASSIFIERS: readonly [ClassifierKind, ...ClassifierKind[]] = [
  { name: 'phrases', create: (themes, _model, { cutOffs }) => createPhraseClassifier(themes, cutOffs) },
];

/**
 * The classifier in use for a tree of themes.
 * @param model weights trained for this tree; null: the tree and the starter weights alone
 */
export function createClassifier(
  themes: readonly Theme[],
  model: Uint8Array | null = null,
  settings: ClassifierSettings = {},
): Classifier {
  return CLASSIFIERS[0].create(themes, model, settings);
}
