import {
  acceptSuggestion,
  dismissSuggestion,
  listSuggestions,
  lookForSuggestions,
  reopenSuggestion,
} from '@koe/api/contract/suggestions';
import type { z } from 'zod';
import { call } from '../../../api/client.js';
import { Resource } from '../../../state/resource.svelte.js';
import { taxonomy } from '../../../state/taxonomy.svelte.js';

type Accepted = z.input<NonNullable<(typeof acceptSuggestion)['body']>>;

/** Open suggestions and the last looks. */
export const suggestions = new Resource((signal) => call(listSuggestions, { query: {}, signal }));

/** Makes a theme of it in the draft. @throws ApiProblem */
export async function accept(id: string, body: Accepted): Promise<void> {
  await call(acceptSuggestion, { params: { id }, body });
  await Promise.all([suggestions.load(), taxonomy.load()]);
}

/** @throws ApiProblem */
export async function dismiss(id: string, reason: string): Promise<void> {
  await call(dismissSuggestion, { params: { id }, body: { reason } });
  await suggestions.load();
}

/** Takes a dismissal back. @throws ApiProblem */
export async function reopen(id: string): Promise<void> {
  await call(reopenSuggestion, { params: { id } });
  await suggestions.load();
}

/** Looks at the last seven days, today included. @throws ApiProblem */
export async function look(): Promise<void> {
  await call(lookForSuggestions, { body: { span: 'week' } });
  await suggestions.load();
}
