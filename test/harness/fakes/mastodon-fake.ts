import { fakeApi, type FakeAnswer, type FakeRequest } from './fake-api.js';
import type { FakeSource } from './fake-source.js';

interface Stored {
  readonly id: string;
  readonly createdAt: string;
  editedAt: string | null;
  text: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export const MASTODON_TOKEN = 'a-secret-of-mastodon';

/**
 * A server of the Mastodon API with one hashtag. `mastodon` makes snowflake ids and both links, `hollo` ids of
 * UUID version 7, treats `min_id` like `since_id` and sends only `rel=next`.
 */
export function mastodonFake(
  flavour: 'mastodon' | 'hollo' = 'mastodon',
): FakeSource & { readonly api: ReturnType<typeof fakeApi> } {
  const stored: Stored[] = [];
  const is = { stuck: false, doubled: false, surprising: false };
  let count = 0;

  const idAt = (at: Date): string => {
    count += 1;
    if (flavour === 'mastodon') return ((BigInt(at.getTime()) << 16n) + BigInt(count)).toString();
    const time = at.getTime().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };

  const record = ({ id, createdAt, editedAt, text, raw }: Stored) => ({
    id,
    uri: `https://social.example/users/hanako/statuses/${id}`,
    url: `https://social.example/@hanako/${id}`,
    created_at: createdAt,
    ...(flavour === 'mastodon' ? { edited_at: editedAt } : {}),
    visibility: 'public',
    language: 'ja',
    spoiler_text: '',
    content: `<p>${text}</p>`,
    in_reply_to_id: null,
    reblog: null,
    account: { acct: 'hanako', bot: false },
    tags: [{ name: 'koe' }],
    favourites_count: 3,
    ...(is.surprising ? { quote_approval: { of: ['nobody'] }, poll: { votes: 1 } } : {}),
    ...raw,
  });

  const list = ({ url }: FakeRequest): FakeAnswer => {
    const query = url.searchParams;
    const limit = Math.min(Number(query.get('limit') ?? 20), 40);
    const above = query.get('since_id') ?? (flavour === 'hollo' ? query.get('min_id') : null);
    const below = is.stuck ? null : query.get('max_id');
    const found = stored
      .filter(({ id }) => (above === null || order(id, above) > 0) && (below === null || order(id, below) < 0))
      .sort((a, b) => order(b.id, a.id))
      .slice(0, limit);
    const last = found.at(-1);
    const first = found[0];
    const links: string[] = [];
    if (last) links.push(`<${url.origin}${url.pathname}?max_id=${last.id}>; rel="next"`);
    if (first && flavour === 'mastodon') links.push(`<${url.origin}${url.pathname}?min_id=${first.id}>; rel="prev"`);
    const records = found.map(record);
    return {
      json: is.doubled ? records.flatMap((one) => [one, one]) : records,
      headers: links.length > 0 ? { link: links.join(', ') } : {},
    };
  };

  const api = fakeApi((request) => {
    const { pathname } = request.url;
    if (request.headers.get('authorization') !== `Bearer ${MASTODON_TOKEN}`)
      return { status: 401, json: { error: 'invalid token' } };
    if (pathname === '/api/v1/accounts/verify_credentials') return { json: { id: '1', acct: 'koe' } };
    if (pathname === '/api/v1/timelines/tag/koe') return list(request);
    if (pathname === '/api/v2/search') return { json: { statuses: list(request).json } };
    const one = stored.find(({ id }) => pathname === `/api/v1/statuses/${id}`);
    return one ? { json: record(one) } : { status: 404, json: { error: 'Record not found' } };
  });

  const put = (text: string, at: Date, raw: Readonly<Record<string, unknown>>): string => {
    const id = idAt(at);
    stored.push({ id, createdAt: at.toISOString(), editedAt: null, text, raw });
    return id;
  };
  return {
    api,
    add: (text, at) => put(text, at, {}),
    addRaw: (raw, at) => void put('raw', at, raw),
    edit: (id, text, at) => {
      for (const one of stored) if (one.id === id) Object.assign(one, { text, editedAt: at.toISOString() });
    },
    remove: (id) => {
      stored.splice(
        stored.findIndex((one) => one.id === id),
        1,
      );
    },
    stick: () => void (is.stuck = true),
    double: () => void (is.doubled = true),
    surprise: () => void (is.surprising = true),
  };
}

function order(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
