import type { FormKind } from './change-form.js';

/** Keys of the editor, while a theme has the focus. */
export const FORM_KEYS: ReadonlyMap<string, FormKind> = new Map([
  ['a', 'add'],
  ['e', 'words'],
  ['m', 'move'],
  ['g', 'merge'],
  ['s', 'split'],
  ['Delete', 'retire'],
]);
