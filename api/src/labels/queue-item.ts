import type { Bilingual } from '@koe/sql/domain/theme';
import type { QueueItemRow } from '@koe/sql/queries/label/queue-items';
import type { QueueItem } from '../contract/labels.js';

/** An item to judge as the contract has it. @param emerging names of the emerging themes that hold it */
export function queueItem(row: QueueItemRow, emerging: readonly Bilingual[]): QueueItem {
  return {
    ...row,
    createdAt: row.createdAt?.toISOString() ?? null,
    scores: row.scores.map(({ kind, value, min, max, question }) => ({
      kind,
      value,
      min,
      max,
      question: question ?? null,
    })),
    mentions: row.mentions.map((mention) => ({ ...mention })),
    parts: row.parts.map((part) => ({ ...part, at: part.at === null ? null : new Date(part.at).toISOString() })),
    emerging: emerging.map((name) => ({ ...name })),
  };
}
