/** What a key does in a list of voices. */
export type ListAction =
  | { readonly kind: 'select'; readonly index: number }
  | { readonly kind: 'pick'; readonly range: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'back' }
  | null;

/**
 * j and k (and the arrows) move, x picks for a correction of several (with Shift a range), Enter opens, Escape goes back. `index` is −1 while nothing is selected. Keys with a
 * modifier belong to the browser.
 */
export function listAction(
  event: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
    readonly shiftKey?: boolean;
  },
  index: number,
  count: number,
): ListAction {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Escape') return { kind: 'back' };
  if (count === 0) return null;
  switch (event.key) {
    case 'j':
    case 'ArrowDown':
      return { kind: 'select', index: Math.min(count - 1, index + 1) };
    case 'k':
    case 'ArrowUp':
      return { kind: 'select', index: Math.max(0, index - 1) };
    case 'x':
    case 'X':
      return index >= 0 ? { kind: 'pick', range: event.shiftKey === true } : null;
    case 'Enter':
      return index >= 0 ? { kind: 'open' } : null;
    default:
      return null;
  }
}
