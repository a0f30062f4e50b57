import type { Accuracy, ThemeAccuracy } from '@koe/api/contract/accuracy';
import { isOwn } from '../../state/accuracy-text.js';

export interface ThemeNode {
  readonly id: number;
  readonly parent: number | null;
  readonly name: { readonly ja: string; readonly en: string };
}

export interface ThemeRow extends ThemeNode {
  /** 0 for a top theme. */
  readonly depth: number;
  readonly accuracy: ThemeAccuracy;
}

/** Themes in reading order, each followed by those below it; those that are not assessed (yet) are left out. */
export function themeRows(themes: readonly ThemeNode[], accuracy: Pick<Accuracy, 'themes'>): readonly ThemeRow[] {
  const assessed = new Map(accuracy.themes.map((entry) => [entry.themeId, entry]));
  const below = (parent: number | null, depth: number): ThemeRow[] =>
    themes
      .filter((theme) => theme.parent === parent)
      .flatMap((theme) => {
        const own = assessed.get(theme.id);
        return [...(own ? [{ ...theme, depth, accuracy: own }] : []), ...below(theme.id, depth + 1)];
      });
  return below(null, 0);
}

/** The rows that have a figure of their own, and the themes above them. */
export function knownRows(rows: readonly ThemeRow[], minimum: number): readonly ThemeRow[] {
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const kept = new Set<number>();
  for (const { id, accuracy } of rows) {
    if (!isOwn(accuracy.precision, minimum) && !isOwn(accuracy.recall, minimum)) continue;
    for (let at: number | null = id; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at);
  }
  return rows.filter(({ id }) => kept.has(id));
}

/** The themes of which an hour of labels would narrow the interval most, with its width now and then in points. */
export function mostHelped(
  rows: readonly ThemeRow[],
  leaves: ReadonlySet<number>,
  most: number,
): readonly { readonly row: ThemeRow; readonly before: number; readonly after: number }[] {
  return rows
    .filter(({ id, accuracy }) => leaves.has(id) && accuracy.precision !== null)
    .sort((a, b) => b.accuracy.hourBrings - a.accuracy.hourBrings)
    .slice(0, most)
    .map((row) => {
      const [low, high] = row.accuracy.f1.interval;
      return { row, before: (high - low) * 100, after: (high - low - row.accuracy.hourBrings) * 100 };
    });
}
