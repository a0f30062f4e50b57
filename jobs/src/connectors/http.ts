import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { addressGuard, BlockedAddressError, literalAddress, type AddressGuard } from './outbound/address-guard.js';
import type { Ctx } from './connector.js';

/** THE outbound client of connectors and deliveries. No other module opens an outbound HTTP connection. */

export const CONNECT_TIMEOUT_MS = 5_000;
/** From the call to the last byte of the answer, redirects included. */
export const TOTAL_TIMEOUT_MS = 60_000;
/** Of one answer after decompression. */
export const RESPONSE_BYTES = 25 * 1024 * 1024;
const REDIRECTS = 5;
const OPEN_PORTS: readonly string[] = ['', '80', '443'];
/** What may still be sent when a redirect leads to another origin: nothing that could carry a credential. */
const HARMLESS_HEADERS = ['accept', 'accept-language', 'user-agent'];

export interface GuardedFetchOptions {
  /** Ranges of internal addresses that may be reached (`10.0.0.0/8`), set by an administrator. Default none. */
  readonly allowedCidrs: readonly string[];
  readonly userAgent: string;
}

/** An answer larger than `RESPONSE_BYTES`. */
export class ResponseTooLargeError extends Error {
  readonly code = 'KOE_RESPONSE_TOO_LARGE';
  constructor() {
    super(`the answer is larger than ${RESPONSE_BYTES / 1024 / 1024} MB`);
    this.name = 'ResponseTooLargeError';
  }
}

/**
 * A `fetch` that reaches public addresses only, besides the allowed ranges. The check is at the socket (literals, each
 * looked-up address, the address connected to), so that neither a redirect nor a name that changes its mind gets around
 * it. Follows up to five redirects and leaves all credentials behind when the origin changes.
 * Rejects with BlockedAddressError, ResponseTooLargeError, the abort reason, or what undici says of the network.
 */
export function createGuardedFetch({ allowedCidrs, userAgent }: GuardedFetchOptions): Ctx<unknown>['fetch'] {
  const guard = addressGuard(allowedCidrs);
  const dispatcher = new Agent({
    connect: guardedConnect(guard),
    headersTimeout: TOTAL_TIMEOUT_MS,
    bodyTimeout: TOTAL_TIMEOUT_MS,
    maxHeaderSize: 32 * 1024,
  });
  return async (input, init = {}) => {
    const timeout = AbortSignal.timeout(TOTAL_TIMEOUT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    let url = new URL(input);
    let method = (init.method ?? 'GET').toUpperCase();
    let body = typeof init.body === 'string' || init.body instanceof Uint8Array ? init.body : undefined;
    if (init.body !== undefined && init.body !== null && body === undefined)
      throw new TypeError('a request body must be text or bytes, so that a redirect can send it again');
    const headers = new Headers(init.headers);
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
    for (let hop = 0; ; hop += 1) {
      checkAddress(url, guard);
      const answer = await unwrapped(
        undiciFetch(url, { method, headers: [...headers], body: body ?? null, redirect: 'manual', signal, dispatcher }),
      );
      const location = answer.headers.get('location');
      if (location === null || ![301, 302, 303, 307, 308].includes(answer.status) || init.redirect === 'manual')
        return limited(answer);
      await answer.body?.cancel();
      if (hop === REDIRECTS || init.redirect === 'error') throw new TypeError('too many redirects');
      const target = new URL(location, url);
      if (target.origin !== url.origin)
        for (const name of [...headers.keys()]) if (!HARMLESS_HEADERS.includes(name)) headers.delete(name);
      if (answer.status === 303 || (answer.status < 307 && method === 'POST')) {
        method = 'GET';
        body = undefined;
        headers.delete('content-type');
      } else if (target.origin !== url.origin && body !== undefined) {
        throw new TypeError('a redirect to another host would carry the request body there');
      }
      url = target;
    }
  };
}

function checkAddress(url: URL, guard: AddressGuard): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new BlockedAddressError(url.protocol);
  const literal = literalAddress(url.hostname);
  if (literal !== undefined && !guard.allows(literal)) throw new BlockedAddressError(url.hostname);
}

function guardedConnect(guard: AddressGuard): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guard.lookup });
  return (options, callback) => {
    const literal = literalAddress(options.hostname);
    if (literal !== undefined && !guard.allows(literal)) {
      callback(new BlockedAddressError(options.hostname), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const address = socket.remoteAddress ?? '';
      const portIsOpen = OPEN_PORTS.includes(options.port) || guard.isNamed(address);
      if (guard.allows(address) && portIsOpen) callback(null, socket);
      else {
        socket.destroy();
        callback(new BlockedAddressError(`${options.hostname}:${options.port}`), null);
      }
    });
  };
}

type UndiciResponse = Awaited<ReturnType<typeof undiciFetch>>;

/** undici wraps what went wrong into "fetch failed"; callers want the reason. */
async function unwrapped(answer: Promise<UndiciResponse>): Promise<UndiciResponse> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  }
}

/** The answer with a body that fails once it has become too large; counted after decompression. */
function limited(answer: UndiciResponse): Response {
  const init = { status: answer.status, statusText: answer.statusText, headers: [...answer.headers] };
  if (answer.body === null) return new Response(null, init);
  const reader = answer.body.getReader();
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        controller.close();
        return;
      }
      bytes += value.byteLength;
      if (bytes > RESPONSE_BYTES) {
        await reader.cancel();
        controller.error(new ResponseTooLargeError());
      } else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, init);
}
