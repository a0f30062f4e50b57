import type { Theme } from '../theme.js';
import { descendantsOf } from '../theme.js';
import type { ThemeChange, ThemeRequest } from './change.js';
import { TaxonomyError } from './taxonomy-error.js';

/** Who makes a change, and when. */
export interface Maker {
  readonly by: string | null;
  /** ISO instant. */
  readonly at: string;
}

/**
 * A request as a change: new themes get the ids from `nextId` on, and what the lineage needs of before is noted.
 * @param nextId greater than any id that was ever given
 * @throws TaxonomyError unknown_theme
 */
export function numberRequest(
  themes: readonly Theme[],
  request: ThemeRequest,
  nextId: number,
  maker: Maker,
): ThemeChange {
  switch (request.kind) {
    case 'add':
      return { ...request, ...maker, id: nextId, key: `theme.${nextId}` };
    case 'rename':
      return { ...request, ...maker, before: { ...themeOf(themes, request.id).name } };
    case 'move':
      return { ...request, ...maker, before: themeOf(themes, request.id).parent };
    case 'split':
      return {
        ...request,
        ...maker,
        parts: request.parts.map((part, i) => ({ ...part, id: nextId + i, key: `theme.${nextId + i}` })),
      };
    case 'retire': {
      themeOf(themes, request.id);
      const below = descendantsOf(themes).get(request.id) ?? [request.id];
      return { ...request, ...maker, ids: request.withChildren ? [...below] : [request.id] };
    }
    default:
      return { ...request, ...maker };
  }
}

/** @throws TaxonomyError unknown_theme */
export function themeOf(themes: readonly Theme[], id: number): Theme {
  const theme = themes.find((each) => each.id === id);
  if (!theme) throw new TaxonomyError('unknown_theme', `there is no theme ${id} in the tree`, id);
  return theme;
}
