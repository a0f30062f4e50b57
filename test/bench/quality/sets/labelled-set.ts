import type { Score } from '@koe/sql/domain/item';

/** One text of a public set and what people said of it. `labels` are positions in `LabelledSet.labels`. */
export interface LabelledText {
  readonly text: string;
  readonly labels: readonly number[];
  readonly scores?: readonly Score[];
}

/** What is asked of a text: exactly one of the labels, any number of them, or yes (label 0) and no. */
type Task = 'one' | 'many' | 'yes-no';

/** Which of the product's outputs the labels stand for. */
type Target = 'themes' | 'sentiment' | 'intent' | 'serious';

/** A public set, cut in two by `isHeldOut`. */
export interface LabelledSet {
  /** Name in the figures, such as `banking77`. */
  readonly name: string;
  readonly lang: 'en' | 'ja';
  readonly task: Task;
  readonly target: Target;
  readonly labels: readonly string[];
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** What was left out of the set, in words. */
  readonly leftOut: string;
}
