import type { Theme } from '@koe/sql/domain/theme';
import type { HeldOutAnswer } from '@koe/sql/queries/model/model';
import type { TrainingText } from '@koe/sql/queries/model/training-texts';
import type { LabelledText } from './labelled-text.js';

export interface TrainingTask {
  readonly themes: readonly Theme[];
  readonly unlabelled: readonly TrainingText[];
  readonly labelled: readonly LabelledText[];
  readonly seed: number;
}

export interface TrainedOn {
  readonly blob: Uint8Array;
  readonly report: object;
  readonly heldOut: readonly HeldOutAnswer[];
}

/** Placeholder until the trainer lands. */
export function trainModelOn(_task: TrainingTask, _signal: AbortSignal): Promise<TrainedOn | null> {
  return Promise.resolve(null);
}
