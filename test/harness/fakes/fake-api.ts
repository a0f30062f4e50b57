/** The common part of all stateful fakes: faults, a log of requests, and a `fetch` that never leaves the process. */

/** What the fake answers instead of the truth, for the next `times` requests whose address contains `on`. */
interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times: number;
  readonly on?: string;
  /** Requests that are answered truly before. */
  readonly after?: number;
}

export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
}

/** A body made of JSON is encoded; bytes are sent as they are. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

export interface FakeApi {
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  readonly requests: readonly FakeRequest[];
  fail(fault: Fault): void;
  /** Called before each answer with the number of requests so far: for changes while somebody reads. */
  onRequest: (count: number) => void;
  /** Strings in answers that are replaced by bytes which are no UTF-8. */
  damage: string | null;
}

export function fakeApi(answer: (request: FakeRequest) => FakeAnswer): FakeApi {
  const requests: FakeRequest[] = [];
  let faults: { fault: Fault; seen: number; left: number }[] = [];
  const faultFor = (url: URL): Fault | undefined => {
    for (const entry of faults) {
      if (!url.href.includes(entry.fault.on ?? '')) continue;
      entry.seen += 1;
      if (entry.seen <= (entry.fault.after ?? 0)) continue;
      entry.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return entry.fault;
    }
    return undefined;
  };
  const api: FakeApi = {
    requests,
    onRequest: () => undefined,
    damage: null,
    fail: (fault) => {
      faults.push({ fault, seen: 0, left: fault.times });
    },
    fetch: async (input, init = {}) => {
      init.signal?.throwIfAborted();
      const request = { method: init.method ?? 'GET', url: new URL(input), headers: new Headers(init.headers) };
      requests.push(request);
      api.onRequest(requests.length);
      const fault = faultFor(request.url);
      if (fault)
        return response({
          status: fault.status,
          ...(fault.headers ? { headers: fault.headers } : {}),
          json: { error: {} },
        });
      return response(answer(request), api.damage);
    },
  };
  return api;
}

function response({ status = 200, headers = {}, json, bytes }: FakeAnswer, damage: string | null = null): Response {
  const body = bytes ?? new TextEncoder().encode(JSON.stringify(json ?? {}));
  const sent = damage === null ? body : damaged(body, damage);
  return new Response(Buffer.from(sent), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** Sends a text in CP932, as a badly configured server does. */
function damaged(body: Uint8Array, text: string): Uint8Array {
  const at = Buffer.from(body).indexOf(text);
  if (at < 0) return body;
  const cut = at + Buffer.byteLength(text);
  return Buffer.concat([body.subarray(0, at), Buffer.from([0x82, 0xb1, 0x82, 0xea]), body.subarray(cut)]);
}
