import type { Theme } from '@koe/sql/domain/theme';
import type { TrainingExample, TrainingSet } from '../training/training-set.js';
import type { UnlabelledText } from './unlabelled-text.js';
import type { LabelCounts, WeakSettings } from './weak-examples.js';
import { weakExamples } from './weak-examples.js';

export interface ColdStartSettings extends Pick<WeakSettings, 'prior'> {
  /** Exactly one theme a text. */
  readonly single?: boolean;
}

/** What a person said counts twice beside what was guessed. */
const PERSON = 2;

/**
 * All there is to learn from: what people labelled, and what the tree, the starter weights and the customers' scores say
 * of the installation's other texts. Call this before `trainModel`, with labels or without. The same arguments give the
 * same set.
 */
export function coldStartSet(
  themes: readonly Theme[],
  unlabelled: readonly UnlabelledText[],
  labels: readonly TrainingExample[],
  seed: number,
  { single = false, prior }: ColdStartSettings = {},
): TrainingSet {
  const counts = countsOf(labels);
  const labelled = new Set(labels.map(({ text }) => text));
  const others = unlabelled.filter(({ text }) => !labelled.has(text));
  const weak = weakExamples(themes, others, counts, { seed, ...(prior && { prior }) });
  const examples = labels.map((label) =>
    label.origin === 'person' ? { ...label, weight: label.weight * PERSON } : label,
  );
  return { themes, examples: [...examples, ...weak], seed, ...(single && { single }) };
}

function countsOf(labels: readonly TrainingExample[]): LabelCounts {
  const count = (takes: (label: TrainingExample) => boolean): number => labels.filter(takes).length;
  return {
    themes: count((label) => label.themes !== undefined),
    sentiment: count((label) => label.sentiment !== undefined),
    intent: count((label) => label.intent !== undefined),
    serious: count((label) => label.serious !== undefined),
  };
}
