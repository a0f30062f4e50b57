import type { ItemLabel } from '@koe/api/contract/labels';

/** One line of what people said of an item and what still counts. */
export interface CorrectionLine {
  readonly key: string;
  readonly by: string | null;
  readonly at: string;
  /** The single statement; null for a complete judgement in a queue. */
  readonly label: ItemLabel | null;
}

/** Newest first. A complete judgement is one line, though it says something of every theme. */
export function correctionLines(labels: readonly ItemLabel[]): CorrectionLine[] {
  const lines = new Map<string, CorrectionLine>();
  for (const label of labels) {
    if (!label.counts) continue;
    const { by, at } = label;
    if (label.origin === 'queue') {
      const key = `queue:${by ?? ''}:${at}`;
      if (!lines.has(key)) lines.set(key, { key, by, at, label: null });
    } else lines.set(String(label.id), { key: String(label.id), by, at, label });
  }
  return [...lines.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const questionOf = ({ task, themeId }: ItemLabel): string => `${task}:${String(themeId)}`;

/** Of each question the newest label that counts; the order is newest first. */
export function newestCounts(labels: readonly ItemLabel[]): ItemLabel[] {
  const seen = new Set<string>();
  return labels.map((label) => {
    const question = questionOf(label);
    const counts = label.counts && !seen.has(question);
    if (counts) seen.add(question);
    return { ...label, counts };
  });
}
