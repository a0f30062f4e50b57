import type { Theme } from '../theme.js';

/** What a statement of a person is about. */
export const LABEL_TASKS = ['theme', 'sentiment', 'intent', 'priority', 'serious'] as const;
export type LabelTask = (typeof LABEL_TASKS)[number];

/** Where a statement was made: in a queue, at an item anywhere in the product, or by accepting an emerging theme. */
export const LABEL_ORIGINS = ['queue', 'correction', 'discovery'] as const;
export type LabelOrigin = (typeof LABEL_ORIGINS)[number];

export const YES_NO = ['yes', 'no'] as const;

/** The words that decided: half-open UTF-16 offsets into the stored (masked) text of one part. */
export interface LabelSpan {
  readonly partKey: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The themes that an item can be said to be about: leaves, and inner nodes that have phrases of their own, just as a classifier
 * assigns them. In the order of the tree: a node before its children, siblings as given.
 */
export function assignableThemes(themes: readonly Theme[]): Theme[] {
  const children = new Map<number | null, Theme[]>();
  const known = new Set(themes.map((theme) => theme.id));
  for (const theme of themes) {
    const parent = theme.parent !== null && known.has(theme.parent) ? theme.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), theme]);
  }
  const hasPhrases = ({ examples }: Theme): boolean => examples.ja.length + examples.en.length > 0;
  const walk = (parent: number | null): Theme[] =>
    (children.get(parent) ?? []).flatMap((theme) => [
      ...(!children.has(theme.id) || hasPhrases(theme) ? [theme] : []),
      ...walk(theme.id),
    ]);
  return walk(null);
}
