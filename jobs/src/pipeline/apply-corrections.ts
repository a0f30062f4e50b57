import type { Classification, Mention, PriorityReason } from '@koe/sql/domain/classification';
import { INTENTS, PRIORITIES, SENTIMENTS, type Priority } from '@koe/sql/domain/item';
import type { ItemToClassify } from '@koe/sql/queries/index/classify';
import type { Correction } from '@koe/sql/queries/model/corrections';

/** Where a level that a person has set stands in a list sorted by score. */
const SCORE_OF: Record<Priority, number> = { P1: 0.9, P2: 0.6, P3: 0.35, P4: 0.1 };
/** Plainly so, and no more: how strong a feeling was, nobody has said. */
const VALUE_OF = { negative: -0.5, neutral: 0, positive: 0.5 } as const;

/**
 * A person's word over the classifier's: themes added or taken away, sentiment, intent and priority replaced.
 * Pure; what nobody spoke of stays as the classifier said it.
 * @param corrections the newest of each question, see `correctionsOf`
 * @param isTheme whether a theme is in the tree that serves: a label for a theme that was retired says nothing
 */
export function applyCorrections(
  said: Classification,
  item: Pick<ItemToClassify, 'parts'>,
  corrections: readonly Correction[],
  isTheme: (id: number) => boolean,
): Classification {
  let result = said;
  for (const { task, value } of corrections) {
    if (task === 'sentiment') {
      const label = SENTIMENTS.find((name) => name === value);
      if (label && label !== result.sentimentLabel)
        result = { ...result, sentimentLabel: label, sentiment: VALUE_OF[label] };
    } else if (task === 'intent') {
      const intent = INTENTS.find((name) => name === value);
      if (intent) result = { ...result, intent };
    } else if (task === 'priority') {
      const priority = PRIORITIES.find((name) => name === value);
      if (priority && priority !== result.priority) result = { ...result, ...setByPerson(priority) };
    }
  }
  // after the sentiment: a theme that a person adds carries the item's
  const themes = corrections.filter(({ themeId }) => themeId !== null && isTheme(themeId));
  return themes.length === 0 ? result : { ...result, mentions: mentionsOf(result, item, themes) };
}

function setByPerson(priority: Priority): {
  priority: Priority;
  priorityScore: number;
  reasons: readonly PriorityReason[];
} {
  const weight = SCORE_OF[priority];
  return { priority, priorityScore: weight, reasons: [{ reason: 'set_by_person', weight }] };
}

function mentionsOf(
  said: Classification,
  item: Pick<ItemToClassify, 'parts'>,
  corrections: readonly Correction[],
): Mention[] {
  const spoken = new Map(corrections.map((correction) => [correction.themeId, correction]));
  // who confirms a theme without marking words leaves the classifier's own evidence, now certain
  const kept = said.mentions.flatMap((mention): Mention[] => {
    const correction = spoken.get(mention.themeId);
    if (!correction) return [mention];
    return correction.value === 'yes' && !hasSpan(correction) ? [{ ...mention, confidence: 1 }] : [];
  });
  const present = new Set(kept.map(({ themeId }) => themeId));
  const added = corrections.flatMap((correction): Mention[] => {
    const { themeId, value } = correction;
    if (themeId === null || value !== 'yes' || present.has(themeId)) return [];
    const span = spanOf(correction, item);
    return span === null ? [] : [{ ...span, themeId, confidence: 1, sentiment: said.sentimentLabel ?? 'neutral' }];
  });
  return [...kept, ...added];
}

function hasSpan({ partKey, start, end }: Correction): boolean {
  return partKey !== null && start !== null && end !== null && end > start;
}

/** The words that were marked; without any, the whole first text of the customer. */
function spanOf(
  { partKey, start, end }: Correction,
  { parts }: Pick<ItemToClassify, 'parts'>,
): { partKey: string; start: number; end: number } | null {
  if (partKey !== null && start !== null && end !== null) {
    const part = parts.find(({ key }) => key === partKey);
    if (part && start >= 0 && end > start && end <= part.text.length) return { partKey, start, end };
  }
  const first = parts.find(({ role, text }) => role === 'customer' && text !== '');
  return first ? { partKey: first.key, start: 0, end: first.text.length } : null;
}
