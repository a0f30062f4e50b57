import type { z } from 'zod';
import { problemSchema } from '@koe/api/contract/problem';
import type { Route } from '@koe/api/contract/route';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from './problem.js';

/** What one call of a route may carry; which of them a route takes is written in its contract. */
export interface CallOptions<Params, Query, Body> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly filter?: Filter;
  readonly signal?: AbortSignal;
}

let actorId: string | null = null;

/** Sets the person in whose name every following call is made (`X-Koe-Person`). */
export function actAs(personId: string | null): void {
  actorId = personId;
}

/** The address of a route with its path parameters, filter and query filled in. */
export function addressOf(
  route: Pick<Route, 'path'>,
  options: { readonly params?: unknown; readonly query?: unknown; readonly filter?: Filter } = {},
): string {
  const params = new Map(entriesOf(options.params));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params.get(name) ?? ''));
  const search = options.filter ? filterParams(options.filter) : new URLSearchParams();
  for (const [name, value] of entriesOf(options.query)) search.append(name, value);
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, String(value)]);
}

/**
 * Calls a route of the contract. The answer is checked against the route's schema.
 * @throws ApiProblem for anything but a good answer; an aborted call rejects with the signal's reason.
 */
export async function call<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  route: Route<Params, Query, Body, Answer>,
  options: CallOptions<z.input<Params>, z.input<Query>, z.input<Body>> = {},
): Promise<z.output<Answer>> {
  const response = await send(addressOf(route, options), {
    method: route.method,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  // eslint-disable-next-line no-restricted-syntax -- a route without an answer has undefined for its output, which the generic cannot tell
  if (!route.answer) return undefined as z.output<Answer>;
  const answer = route.answer.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) {
    const first = answer.error.issues[0];
    throw ApiProblem.local(
      'unreadable',
      `${route.path}: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.trim(),
    );
  }
  return answer.data;
}

/** The bytes of a route that answers with a file, in the name of who acts. @throws ApiProblem */
export async function fetchFile(
  route: Pick<Route, 'path' | 'method'>,
  options: { readonly params?: unknown; readonly query?: unknown } = {},
): Promise<{ readonly content: Blob; readonly name: string }> {
  const response = await send(addressOf(route, options), { method: route.method });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'koe';
  return { content: await response.blob(), name };
}

async function send(address: string, init: { method: string; body?: string; signal?: AbortSignal }): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (init.body !== undefined) headers.set('content-type', 'application/json');
  if (actorId !== null) headers.set('x-koe-person', actorId);
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw ApiProblem.local('unreachable', 'The server does not answer.');
  }
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) throw new ApiProblem(problem.data);
  throw new ApiProblem({
    type: 'urn:koe:problem:internal',
    code: 'internal',
    title: `HTTP ${String(response.status)}`,
    status: response.status,
  });
}
