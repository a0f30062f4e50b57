import type { z } from 'zod';
import { ConnectorError, type ConnectorErrorCode, type Ctx } from '../connector.js';
import { retryAt } from './retry-after.js';

export interface JsonAnswer<T> {
  readonly data: T;
  readonly headers: Headers;
}

/** `on` names statuses that mean something else at one endpoint than they mean everywhere. */
export type RequestJsonInit = RequestInit & { readonly on?: Readonly<Record<number, ConnectorErrorCode>> };

/**
 * One request of a connector, its answer parsed. Never tells a secret: errors name the host, the path and the status,
 * not the query, the headers or the body.
 *
 * 401 and 403 → `auth`; 404 → `permanent`; 410 → `cursor_lost`; 429 (and 403 with a rate limit used up) →
 * `rate_limited`; 408, 425 and 5xx, and a network that fails → `transient`; an address that is not allowed → `config`;
 * another 4xx → `permanent`; an answer that is not JSON or not of the schema → `contract`.
 * @throws ConnectorError; the signal's reason when aborted.
 */
export async function requestJson<T>(
  ctx: Ctx<unknown>,
  url: string | URL,
  init: RequestJsonInit,
  schema: z.ZodType<T>,
): Promise<JsonAnswer<T>> {
  const { on = {}, ...request } = init;
  const place = placeOf(url);
  const headers = new Headers(request.headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  let response: Response;
  let text: string;
  try {
    response = await ctx.fetch(url, { ...request, headers, signal: ctx.signal });
    text = await response.text();
  } catch (error) {
    ctx.signal.throwIfAborted();
    throw networkError(error, place);
  }
  if (!response.ok) throw statusError(response, place, ctx.now(), on);
  const parsed = schema.safeParse(parseJson(text, place));
  if (parsed.success) return { data: parsed.data, headers: response.headers };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new ConnectorError(
    'contract',
    `${place} answered in an unexpected shape at "${field}": ${issue?.message ?? ''}`,
    { field },
  );
}

/**
 * Whether the source still has a record. Only a 404 or 410 that the API itself gives (in JSON) means that it is gone: a
 * proxy's error page must not delete feedback.
 * @throws ConnectorError for every other answer than yes or no.
 */
export async function recordExists(ctx: Ctx<unknown>, url: string | URL, init: RequestInit): Promise<boolean> {
  const place = placeOf(url);
  let response: Response;
  try {
    response = await ctx.fetch(url, { ...init, signal: ctx.signal });
    await response.body?.cancel();
  } catch (error) {
    ctx.signal.throwIfAborted();
    throw networkError(error, place);
  }
  if (response.ok) return true;
  const isApi = response.headers.get('content-type')?.includes('json') === true;
  if ((response.status === 404 || response.status === 410) && isApi) return false;
  throw statusError(response, place, ctx.now(), {});
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The cause would quote the answer, which may hold personal data.
    throw new ConnectorError('contract', `${place} answered with something that is not JSON`);
  }
}

function statusError(
  response: Response,
  place: string,
  now: Date,
  on: Readonly<Record<number, ConnectorErrorCode>>,
): ConnectorError {
  const { status, headers } = response;
  const message = `${place} answered ${status}`;
  const usedUp = status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0');
  if (status === 429 || usedUp) return new ConnectorError('rate_limited', message, { retryAt: retryAt(headers, now) });
  return new ConnectorError(on[status] ?? codeOf(status), message);
}

function codeOf(status: number): ConnectorErrorCode {
  if (status === 401 || status === 403) return 'auth';
  if (status === 410) return 'cursor_lost';
  if (status >= 500 || status === 408 || status === 425) return 'transient';
  // A redirect that was not followed: the address in the configuration is not that of the API.
  if (status < 400) return 'config';
  return 'permanent';
}

function networkError(error: unknown, place: string): ConnectorError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'KOE_BLOCKED_ADDRESS')
    return new ConnectorError('config', `${place} is an internal address that an administrator has not allowed`, {
      field: 'url',
    });
  if (code === 'KOE_RESPONSE_TOO_LARGE')
    return new ConnectorError('contract', `${place} answered with more than 25 MB`);
  return new ConnectorError('transient', `could not connect to ${place}`, { cause: error });
}

/** Host and path; queries and user names may be credentials. */
function placeOf(url: string | URL): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
