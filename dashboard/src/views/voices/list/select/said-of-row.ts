import type { ItemSummary } from '@koe/api/contract/items';
import type { BatchStatementBody } from '@koe/api/contract/label-batches';

/** What of a row a correction can change. */
export type RowSaid = Pick<ItemSummary, 'sentiment' | 'intent' | 'priority' | 'mentions'>;

/** A row as it stands after a correction, before the list is read again: what the server says a moment later. */
export function saidOfRow(row: RowSaid & Pick<ItemSummary, 'quote'>, statement: BatchStatementBody): RowSaid {
  const { sentiment, intent, priority, mentions } = row;
  const said = { sentiment, intent, priority, mentions };
  switch (statement.task) {
    case 'sentiment':
      return { ...said, sentiment: statement.value };
    case 'intent':
      return { ...said, intent: statement.value };
    case 'priority':
      return { ...said, priority: statement.value };
    case 'theme': {
      const { themeId, value } = statement;
      if (value === 'no') return { ...said, mentions: mentions.filter((mention) => mention.themeId !== themeId) };
      if (row.quote === null || mentions.some((mention) => mention.themeId === themeId)) return said;
      // a chip and no mark: no words were picked
      const added = {
        partKey: row.quote.partKey,
        start: 0,
        end: 0,
        themeId,
        confidence: 1,
        sentiment: sentiment ?? 'neutral',
      };
      return { ...said, mentions: [...mentions, added] };
    }
  }
}
