import type { ConfigPath } from './config-path.js';

/** What is wrong with a form, by field. Keys are written `config.files.0.pattern`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What the form itself can tell: nothing filled in, or no number. */
export type LocalError = 'required' | 'number';

/** The key of a path below a prefix. */
export function errorKey(prefix: string, path: ConfigPath): string {
  return [prefix, ...path.map(String)].filter((step) => step !== '').join('.');
}

/** The errors of a problem by field, whichever way its paths are written (`config/files/0`, `config.files[0]`, `/config/files/0`). The first message of a field wins. */
export function fieldErrors(
  fields: readonly { readonly field: string; readonly message: string }[] | undefined,
): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { field, message } of fields ?? []) errors[normalised(field)] ??= message;
  return errors;
}

/** Errors that no drawn field shows: they are said above the form, or they would be lost. */
export function errorsElsewhere(
  errors: FieldErrors,
  drawn: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  return Object.entries(errors).filter(([key]) => !drawn.has(key));
}

/** The errors of a value and of everything inside it, with their paths below it. */
export function errorsBelow(errors: FieldErrors, key: string): readonly (readonly [string, string])[] {
  return Object.entries(errors)
    .filter(([name]) => name === key || name.startsWith(`${key}.`))
    .map(([name, message]) => [name.slice(key.length + 1), message] as const);
}

function normalised(field: string): string {
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\//g, '.')
    .replace(/^[.#$]+/, '')
    .replace(/\.+/g, '.');
}
