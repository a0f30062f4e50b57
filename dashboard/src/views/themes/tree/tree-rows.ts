/** A node as far as its place in the tree goes. */
export interface Node {
  readonly id: number;
  readonly parent: number | null;
}

/** A row of a tree drawn from top to bottom. */
export interface TreeRow<T extends Node> {
  readonly theme: T;
  /** From 1. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly open: boolean;
  /** Place among the themes beside it, from 1, and how many those are. */
  readonly position: number;
  readonly siblings: number;
}

/**
 * The rows that show: children right behind their parent, in the order of `themes` unless `compare` says otherwise.
 * @param isOpen whether what is below a theme shows
 */
export function treeRows<T extends Node>(
  themes: readonly T[],
  isOpen: (id: number) => boolean,
  compare?: (one: T, other: T) => number,
): TreeRow<T>[] {
  const children = new Map<number | null, T[]>();
  const known = new Set(themes.map(({ id }) => id));
  for (const theme of themes) {
    // whoever's parent is missing stands at the top rather than nowhere
    const parent = theme.parent !== null && known.has(theme.parent) ? theme.parent : null;
    const beside = children.get(parent);
    if (beside) beside.push(theme);
    else children.set(parent, [theme]);
  }
  const rows: TreeRow<T>[] = [];
  const walk = (parent: number | null, level: number): void => {
    const beside = children.get(parent) ?? [];
    (compare ? [...beside].sort(compare) : beside).forEach((theme, at) => {
      const hasChildren = children.has(theme.id);
      const open = hasChildren && isOpen(theme.id);
      rows.push({ theme, level, hasChildren, open, position: at + 1, siblings: beside.length });
      if (open) walk(theme.id, level + 1);
    });
  };
  walk(null, 1);
  return rows;
}

/** What a key does in a tree; null when it is not the tree's. */
export type TreeMove =
  { readonly kind: 'go'; readonly index: number } | { readonly kind: 'open' | 'close'; readonly index: number } | null;

/** The keys of a tree: up, down, home, end; right opens or goes in, left closes or goes out. */
export function treeMove(rows: readonly TreeRow<Node>[], at: number, key: string): TreeMove {
  const row = rows[at];
  if (!row) return rows.length > 0 && ['ArrowDown', 'Home'].includes(key) ? { kind: 'go', index: 0 } : null;
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', index: Math.min(at + 1, last) };
    case 'ArrowUp':
      return { kind: 'go', index: Math.max(at - 1, 0) };
    case 'Home':
      return { kind: 'go', index: 0 };
    case 'End':
      return { kind: 'go', index: last };
    case 'ArrowRight':
      if (!row.hasChildren) return null;
      return row.open ? { kind: 'go', index: at + 1 } : { kind: 'open', index: at };
    case 'ArrowLeft': {
      if (row.open) return { kind: 'close', index: at };
      const parent = rows.findIndex(({ theme }) => theme.id === row.theme.parent);
      return parent < 0 ? null : { kind: 'go', index: parent };
    }
    default:
      return null;
  }
}

/** Names from the top down to a theme. */
export function pathTo<T extends Node>(themes: readonly T[], id: number): T[] {
  const path: T[] = [];
  for (let theme = themes.find((each) => each.id === id); theme && !path.includes(theme);) {
    path.unshift(theme);
    const { parent } = theme;
    theme = parent === null ? undefined : themes.find((each) => each.id === parent);
  }
  return path;
}
