import type { Theme } from '@koe/sql/domain/theme';
import tree from './starter-tree.json' with { type: 'json' };

const idOf = new Map(tree.map((theme) => [theme.key, theme.id]));

/** The themes a new installation starts with; in the file a parent is named by its key, for people who edit it. */
export const STARTER_THEMES: readonly Theme[] = tree.map((theme) => ({
  ...theme,
  parent: theme.parent === null ? null : (idOf.get(theme.parent) ?? null),
}));
