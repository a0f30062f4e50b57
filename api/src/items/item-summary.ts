import type { SummaryRow } from '@koe/sql/queries/item/summaries';
import type { ItemSummary } from '../contract/items.js';
import type { FoundPart } from './found-part.js';
import { quoteOf } from './quote.js';
import { withWaiting } from './waiting.js';

/**
 * A row of the list as the contract has it.
 * @param now for the waiting time of open items
 * @param found what a search has found in it, quoted instead of what says most
 */
export function itemSummary(row: SummaryRow, now: Date, found: FoundPart | null = null): ItemSummary {
  const { quoteKey, quoteText, quoteQuestion: question } = row;
  const cut = found
    ? quoteOf(found, row.mentions, found.hit)
    : quoteKey === null || quoteText === null
      ? { quote: null, mentions: [...row.mentions] }
      : quoteOf({ key: quoteKey, text: quoteText, question }, row.mentions);
  return {
    id: row.itemId,
    kind: row.kind,
    channel: row.channel,
    createdAt: row.createdAt?.toISOString() ?? null,
    lang: row.lang,
    sourceId: row.sourceId,
    sourceName: row.sourceName,
    sample: row.sample,
    product: row.product,
    team: row.team,
    quote: cut.quote,
    mentions: cut.mentions,
    sentiment: row.sentiment,
    intent: row.intent,
    priority: row.priority,
    reasons: withWaiting(row.reasons, row, now).map(({ reason }) => reason),
    scores: row.scores.map(({ kind, value, min, max, question: asked }) => ({
      kind,
      value,
      min,
      max,
      question: asked ?? null,
    })),
    turns: row.turns,
    handling: row.handling,
    dueOn: row.dueOn,
  };
}
