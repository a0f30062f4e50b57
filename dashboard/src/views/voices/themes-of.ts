import type { ItemSummary } from '@koe/api/contract/items';
import type { SentimentLabel } from '@koe/sql/domain/item';

/** The themes of an item, surest first, each with the sentiment of its surest mention. */
export function themesOf(
  mentions: ItemSummary['mentions'],
): readonly { readonly id: number; readonly sentiment: SentimentLabel; readonly confidence: number }[] {
  const best = new Map<number, ItemSummary['mentions'][number]>();
  for (const mention of mentions) {
    const before = best.get(mention.themeId);
    if (!before || mention.confidence > before.confidence) best.set(mention.themeId, mention);
  }
  return [...best.values()]
    .sort((a, b) => b.confidence - a.confidence || a.themeId - b.themeId)
    .map(({ themeId, sentiment, confidence }) => ({ id: themeId, sentiment, confidence }));
}
