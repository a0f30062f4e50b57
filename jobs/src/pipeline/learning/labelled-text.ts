import { INTENTS, SENTIMENTS, type Intent, type SentimentLabel } from '@koe/sql/domain/item';
import type { Correction } from '@koe/sql/queries/model/corrections';
import type { TrainingText } from '@koe/sql/queries/model/training-texts';

/** The customer's words of an item with what people said of it. */
export interface LabelledText extends TrainingText {
  readonly present: readonly number[];
  /** What somebody was asked about and rejected. A theme that was made later was not asked about. */
  readonly absent: readonly number[];
  readonly sentiment?: SentimentLabel;
  readonly intent?: Intent;
  readonly serious?: boolean;
  readonly lastLabelId: number;
}

/** @param known ids of the themes of the tree that is trained for; labels of others say nothing of it */
export function labelsOf(
  text: TrainingText,
  corrections: readonly Correction[],
  known: ReadonlySet<number>,
): LabelledText {
  const themes = corrections.filter(({ themeId }) => themeId !== null && known.has(themeId));
  const ids = (value: string): number[] =>
    themes.flatMap(({ themeId, value: said }) => (themeId !== null && said === value ? [themeId] : []));
  const valueOf = (task: Correction['task']): string | undefined =>
    corrections.find((correction) => correction.task === task)?.value;
  const sentiment = SENTIMENTS.find((name) => name === valueOf('sentiment'));
  const intent = INTENTS.find((name) => name === valueOf('intent'));
  const serious = valueOf('serious');
  return {
    ...text,
    present: ids('yes'),
    absent: ids('no'),
    ...(sentiment && { sentiment }),
    ...(intent && { intent }),
    ...(serious !== undefined && { serious: serious === 'yes' }),
    lastLabelId: Math.max(0, ...corrections.map(({ labelId }) => labelId)),
  };
}
