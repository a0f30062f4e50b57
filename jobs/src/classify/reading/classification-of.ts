import type { Classification, Mention } from '@koe/sql/domain/classification';
import type { Intent, SentimentLabel } from '@koe/sql/domain/item';
import type { ClassifyInput } from '../classifier.js';
import type { PriorityCutOffs, PriorityInput } from '../priority/priority.js';
import { priorityOf } from '../priority/priority.js';

/** What a classifier has heard in the customer's parts of an item. */
export interface Heard extends Pick<PriorityInput, 'alarms' | 'intentAt' | 'serious'> {
  /** −1 … 1. */
  readonly sentiment: number;
  readonly sentimentLabel: SentimentLabel;
  readonly intent: Intent;
  readonly mentions: Iterable<Mention>;
}

/** The whole answer: what was heard, and the priority that follows from it and from what was known of the item. */
export function classificationOf(input: ClassifyInput, heard: Heard, cutOffs: PriorityCutOffs): Classification {
  const { intentAt, mentions, ...known } = heard;
  const { sentiment, sentimentLabel, intent } = input.told ?? known;
  // words that speak for another intent are no evidence of this one
  const evidence = intent === known.intent && intentAt !== undefined ? { intentAt } : {};
  return {
    sentiment,
    sentimentLabel,
    intent,
    ...priorityOf(
      {
        alarms: known.alarms,
        ...(known.serious !== undefined && { serious: known.serious }),
        ...evidence,
        intent,
        sentiment,
        isAnswered: input.parts.some((part) => part.role === 'agent'),
        personContacts: input.personContacts ?? 0,
        customerValue: input.customerValue ?? 0,
      },
      cutOffs,
    ),
    mentions: [...mentions],
  };
}
