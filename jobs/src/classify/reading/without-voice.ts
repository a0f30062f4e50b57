import type { Classification } from '@koe/sql/domain/classification';

/** An item in which the customer wrote nothing: a score alone has no intent and asks for nothing. */
export function withoutVoice(): Classification {
  return {
    sentiment: null,
    sentimentLabel: null,
    intent: null,
    priority: 'P4',
    priorityScore: 0,
    reasons: [{ reason: 'no_text', weight: 0 }],
    mentions: [],
  };
}
