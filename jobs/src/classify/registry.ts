import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier } from './classifier.js';
import { createPhraseClassifier } from './phrase-classifier.js';

/** A kind of classifier: made anew for every published taxonomy. */
export interface ClassifierKind {
  /** Stored in front of the version; never renamed. */
  readonly name: string;
  create(themes: readonly Theme[]): Classifier;
}

/** All classifiers there are; the first one is used where none is named. */
export const CLASSIFIERS: readonly [ClassifierKind, ...ClassifierKind[]] = [
  { name: 'phrases', create: (themes) => createPhraseClassifier(themes) },
];

/** The classifier in use for a tree of themes. */
export function createClassifier(themes: readonly Theme[]): Classifier {
  return CLASSIFIERS[0].create(themes);
}
