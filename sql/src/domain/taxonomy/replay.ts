import type { Theme } from '../theme.js';
import { applyChange } from './apply-change.js';
import type { ThemeChange } from './change.js';
import { TaxonomyError } from './taxonomy-error.js';

/** The tree after all changes, in order. @throws TaxonomyError of the first change that cannot be made */
export function replay(base: readonly Theme[], changes: readonly ThemeChange[]): readonly Theme[] {
  return changes.reduce(applyChange, base);
}

/**
 * A draft without one of its changes: all others are made again on the base.
 * @throws TaxonomyError unknown_change; needed_later when a later change stands on the one taken out
 */
export function withoutChange(
  base: readonly Theme[],
  changes: readonly ThemeChange[],
  index: number,
): { readonly themes: readonly Theme[]; readonly changes: readonly ThemeChange[] } {
  if (changes[index] === undefined) throw new TaxonomyError('unknown_change', `the draft has no change ${index}`);
  const left = changes.filter((_, i) => i !== index);
  let themes = base;
  for (const change of left)
    try {
      themes = applyChange(themes, change);
    } catch (error) {
      if (!(error instanceof TaxonomyError)) throw error;
      throw new TaxonomyError('needed_later', `a later change needs this one: ${error.message}`, error.themeId);
    }
  return { themes, changes: left };
}

/** The greatest id that a tree and changes use. */
export function lastIdOf(themes: readonly { readonly id: number }[], changes: readonly ThemeChange[]): number {
  const made = changes.flatMap((change) =>
    change.kind === 'add' ? [change.id] : change.kind === 'split' ? change.parts.map((part) => part.id) : [],
  );
  return Math.max(0, ...themes.map((theme) => theme.id), ...made);
}
