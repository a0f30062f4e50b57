import { retryAt } from '../connectors/outbound/retry-after.js';
import { DeliveryError, type DelivererCtx } from './deliverer.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** No connection was made: nothing can have arrived. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A gateway that lost its patience: what stands behind it may have taken the message. */
const UNANSWERED_STATUSES: readonly number[] = [408, 504, 524];

/**
 * One request that hands something over, with every outcome named. 401, 403 → `auth`; 404, 410 and redirects → `config` (the address is no
 * longer one); 429 → `rate_limited`; 408, 504 → `unanswered`; other 5xx → `unreachable`; other 4xx → `rejected`; a connection
 * that was not made → `unreachable`, one that broke afterwards → `unanswered`.
 * @param ask a request that hands nothing over: it may simply be made again
 * @throws DeliveryError; names the host, never the path or the query, which may be the credential
 */
export async function request(
  ctx: Pick<DelivererCtx<unknown>, 'fetch' | 'signal' | 'now'>,
  url: string | URL,
  init: RequestInit,
  { ask = false }: { readonly ask?: boolean } = {},
): Promise<Answer> {
  const { host } = new URL(url);
  let answer: Answer;
  try {
    const response = await ctx.fetch(url, { ...init, redirect: 'manual', signal: ctx.signal });
    answer = { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw networkError(error, host, ask);
  }
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw statusError(answer, host, ctx.now(), ask);
}

function networkError(error: unknown, host: string, ask: boolean): DeliveryError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'KOE_BLOCKED_ADDRESS')
    return new DeliveryError('config', `${host} is an internal address that an administrator has not allowed`, {
      field: 'url',
    });
  if (ask || NOT_CONNECTED.has(code))
    return new DeliveryError('unreachable', `could not connect to ${host}`, { cause: error });
  return new DeliveryError('unanswered', `${host} did not answer`, { cause: error });
}

function statusError({ status, headers, text }: Answer, host: string, now: Date, ask: boolean): DeliveryError {
  const message = `${host} answered ${status}`;
  if (status === 429) return new DeliveryError('rate_limited', message, { retryAt: retryAt(headers, now) });
  if (status === 401 || status === 403) return new DeliveryError('auth', message);
  if (status === 404 || status === 410 || status < 400) return new DeliveryError('config', message, { field: 'url' });
  if (UNANSWERED_STATUSES.includes(status)) return new DeliveryError(ask ? 'unreachable' : 'unanswered', message);
  if (status >= 500) return new DeliveryError('unreachable', message);
  return new DeliveryError('rejected', `${message}${reasonOf(text)}`);
}

const REASON_CHARACTERS = 120;

/** What a target says of a message that it refuses, on one line; error words, not what was sent. */
function reasonOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || line.startsWith('<') ? '' : `: ${line.slice(0, REASON_CHARACTERS)}`;
}
