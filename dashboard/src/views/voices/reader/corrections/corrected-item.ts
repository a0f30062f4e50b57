import type { ItemDetail } from '@koe/api/contract/items';
import type { ItemLabel } from '@koe/api/contract/labels';
import { INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';

type Said = Pick<ItemDetail, 'mentions' | 'sentiment' | 'intent' | 'priority' | 'parts'>;

/**
 * What is said of an item with people's labels over it, as the server says it a moment later: shown at once, and the same when
 * the server's own answer already holds them.
 * @param labels only those that count are looked at
 */
export function correctedItem<Item extends Said>(item: Item, labels: readonly ItemLabel[]): Item {
  let result = item;
  const themes: ItemLabel[] = [];
  for (const label of labels) {
    if (!label.counts) continue;
    const { task, value } = label;
    if (task === 'theme') themes.push(label);
    else if (task === 'sentiment')
      result = { ...result, sentiment: SENTIMENTS.find((each) => each === value) ?? result.sentiment };
    else if (task === 'intent') result = { ...result, intent: INTENTS.find((each) => each === value) ?? result.intent };
    else if (task === 'priority')
      result = { ...result, priority: PRIORITIES.find((each) => each === value) ?? result.priority };
  }
  return themes.length === 0 ? result : { ...result, mentions: mentionsOf(result, themes) };
}

function mentionsOf(item: Said, labels: readonly ItemLabel[]): Said['mentions'] {
  const said = new Map(labels.map((label) => [label.themeId, label]));
  const kept = item.mentions.filter(({ themeId }) => {
    const label = said.get(themeId);
    return !label || (label.value === 'yes' && label.span === null);
  });
  const present = new Set(kept.map(({ themeId }) => themeId));
  const first = item.parts.find(({ role, text }) => role === 'customer' && text !== '');
  const added = labels.flatMap(({ themeId, value, span }) => {
    if (themeId === null || value !== 'yes' || present.has(themeId)) return [];
    const place = span ?? (first && { partKey: first.key, start: 0, end: first.text.length });
    // a theme keeps the tone that it was said in
    const tone = item.mentions.find((mention) => mention.themeId === themeId)?.sentiment ?? item.sentiment ?? 'neutral';
    return place ? [{ ...place, themeId, confidence: 1, sentiment: tone }] : [];
  });
  return [...kept, ...added];
}
