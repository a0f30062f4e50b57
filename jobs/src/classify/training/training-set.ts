import type { Intent, Lang, SentimentLabel } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { TrainingReport } from './report.js';

/** A text and what is known of it; what is absent is unknown, never "no". */
export interface TrainingExample {
  readonly text: string;
  readonly lang: Lang;
  /** Metadata tokens, made by `features/meta-tokens.ts`. */
  readonly meta?: readonly string[];
  /** > 0: 1 for a person's label, 0.5 for a teacher's, 0.3 for a rating, 60 / (60 + labels) for a weak one. */
  readonly weight: number;
  readonly origin: 'person' | 'rating' | 'weak' | 'prior';
  /** Ids of themes that apply and that do not. Themes in neither were not looked at. */
  readonly themes?: { readonly present: readonly number[]; readonly absent: readonly number[] | 'others' };
  readonly sentiment?: SentimentLabel;
  readonly intent?: Intent;
  readonly serious?: boolean;
}

export interface TrainingSet {
  readonly themes: readonly Theme[];
  readonly examples: readonly TrainingExample[];
  /** The same seed and examples give the same bytes. */
  readonly seed: number;
  /** Exactly one theme a text. */
  readonly single?: boolean;
}

export interface TrainedModel {
  /** For `createClassifier`; see `linear/blob.ts`. */
  readonly blob: Uint8Array;
  readonly report: TrainingReport;
}
