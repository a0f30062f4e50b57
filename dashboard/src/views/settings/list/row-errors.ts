import type { z } from 'zod';

/** Message kinds that the screens have words for; anything else is shown as the server wrote it. */
export type ErrorWord = 'required' | 'key' | 'email' | 'taken' | 'range' | 'date' | 'order' | 'time' | 'wrong';

/** What is wrong with a row by field (`name.ja`), from the contract's own schema: said before the server is asked. */
export function rowErrors(schema: z.ZodType, row: unknown): Readonly<Record<string, ErrorWord>> {
  const result = schema.safeParse(row);
  if (result.success) return {};
  const errors: Record<string, ErrorWord> = {};
  for (const issue of result.error.issues) errors[issue.path.join('.')] ??= wordOf(issue, valueAt(row, issue.path));
  return errors;
}

/** An annotation ends on the day it begins or later; the contract leaves this to whoever knows both. */
export function orderError(row: Readonly<Record<string, unknown>>): Readonly<Record<string, ErrorWord>> {
  const { from, to } = row;
  return typeof from === 'string' && typeof to === 'string' && to < from ? { to: 'order' } : {};
}

function wordOf(issue: z.core.$ZodIssue, value: unknown): ErrorWord {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return 'required';
  if (issue.code === 'invalid_format') {
    if (issue.format === 'email') return 'email';
    if (issue.format === 'date') return 'date';
    return issue.format === 'regex' ? 'key' : 'wrong';
  }
  return issue.code === 'too_big' || issue.code === 'too_small' ? 'range' : 'wrong';
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    row,
  );
}
