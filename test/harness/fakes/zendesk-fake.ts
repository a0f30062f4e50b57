import { fakeApi, type FakeAnswer, type FakeRequest } from './fake-api.js';
import type { FakeSource } from './fake-source.js';

interface Stored {
  readonly id: number;
  readonly createdAt: string;
  /** What the export is ordered by, in milliseconds. */
  generated: number;
  text: string;
  deleted: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
}

export const ZENDESK_TOKEN = 'a-secret-of-zendesk';
export const ZENDESK_EMAIL = 'admin@koe.example';
const CUSTOMER = 501;
const AGENT = 601;

/** A Zendesk account: the cursor export leaves out the last minute, and lists deleted tickets as such. */
export function zendeskFake(now: () => Date): FakeSource & { readonly api: ReturnType<typeof fakeApi> } {
  const stored: Stored[] = [];
  const is = { stuck: false, doubled: false, surprising: false };
  let count = 0;

  const record = ({ id, createdAt, generated, deleted, raw }: Stored) => ({
    id,
    subject: `Ticket ${id}`,
    status: deleted ? 'deleted' : 'solved',
    priority: 'normal',
    via: { channel: 'chat' },
    tags: ['a-tag'],
    requester_id: CUSTOMER,
    assignee_id: AGENT,
    group_id: 7,
    brand_id: 8,
    satisfaction_rating: { score: 'good', comment: null },
    custom_fields: [{ id: 99, value: 'Kettle' }],
    created_at: createdAt,
    updated_at: new Date(generated).toISOString(),
    generated_timestamp: Math.floor(generated / 1000),
    ...(is.surprising ? { followup_source_id: null, lookup: { of: { many: 1 } } } : {}),
    ...raw,
  });
  const metricOf = ({ id, createdAt }: Stored) => ({
    ticket_id: id,
    reopens: 1,
    solved_at: new Date(Date.parse(createdAt) + 7_200_000).toISOString(),
    reply_time_in_minutes: { calendar: 2, business: 1 },
  });
  const after = (ms: number, createdAt: string): string => new Date(Date.parse(createdAt) + ms).toISOString();
  const commentsOf = ({ id, text, createdAt }: Stored) => [
    {
      id: id * 10,
      author_id: CUSTOMER,
      public: true,
      plain_body: text,
      body: text,
      via: { channel: 'chat' },
      created_at: createdAt,
    },
    {
      id: id * 10 + 1,
      author_id: -1,
      public: true,
      plain_body: 'We got your message.',
      body: '',
      via: { channel: 'system' },
      created_at: after(1_000, createdAt),
    },
    {
      id: id * 10 + 2,
      author_id: AGENT,
      public: false,
      plain_body: 'an internal note',
      body: '',
      via: { channel: 'web' },
      created_at: after(2_000, createdAt),
    },
    {
      id: id * 10 + 3,
      author_id: AGENT,
      public: true,
      plain_body: 'Here is the answer.',
      body: '',
      via: { channel: 'web' },
      created_at: after(90_000, createdAt),
    },
  ];

  const list = ({ url }: FakeRequest): FakeAnswer => {
    const query = url.searchParams;
    const cursor = query.get('cursor');
    const position = cursor === null ? [Number(query.get('start_time') ?? 0) * 1000, 0] : cursor.split('-').map(Number);
    if (position.some(Number.isNaN)) return { status: 400, json: { error: 'InvalidCursor' } };
    const [time = 0, id = 0] = is.stuck ? [0, 0] : position;
    const perPage = Number(query.get('per_page') ?? 100);
    const edge = now().getTime() - 60_000;
    const waiting = stored
      .filter((one) => one.generated <= edge && (one.generated > time || (one.generated === time && one.id > id)))
      .sort((a, b) => a.generated - b.generated || a.id - b.id);
    const found = waiting.slice(0, perPage);
    const last = found.at(-1);
    const records = found.map(record);
    return {
      json: {
        tickets: is.doubled ? records.flatMap((one) => [one, one]) : records,
        metric_sets: found.map(metricOf),
        after_cursor: last ? `${last.generated}-${last.id}` : `${time}-${id}`,
        end_of_stream: !is.stuck && waiting.length <= perPage,
      },
    };
  };

  const api = fakeApi((request) => {
    const { pathname, searchParams } = request.url;
    const basic = Buffer.from(`${ZENDESK_EMAIL}/token:${ZENDESK_TOKEN}`).toString('base64');
    if (request.headers.get('authorization') !== `Basic ${basic}`)
      return { status: 401, json: { error: "Couldn't authenticate you" } };
    if (pathname === '/api/v2/users/me.json') return { json: { user: { id: 1, role: 'admin' } } };
    if (pathname === '/api/v2/incremental/tickets/cursor.json') return list(request);
    if (pathname === '/api/v2/users/show_many.json') {
      const ids = (searchParams.get('ids') ?? '').split(',').map(Number);
      const users = [
        { id: CUSTOMER, role: 'end-user', email: 'hanako@example.com', phone: null },
        { id: AGENT, role: 'agent', email: 'agent@koe.example', phone: null },
      ];
      return { json: { users: users.filter(({ id }) => ids.includes(id)) } };
    }
    const one = stored.find(({ id, deleted }) => !deleted && pathname === `/api/v2/tickets/${id}/comments.json`);
    if (one) return { json: { comments: commentsOf(one), meta: { has_more: false, after_cursor: null } } };
    return { status: 404, json: { error: 'RecordNotFound' } };
  });

  const put = (text: string, at: Date, raw: Readonly<Record<string, unknown>>): string => {
    count += 1;
    stored.push({ id: count, createdAt: at.toISOString(), generated: at.getTime(), text, deleted: false, raw });
    return String(count);
  };
  return {
    api,
    add: (text, at) => put(text, at, {}),
    addRaw: (raw, at) => void put('raw', at, raw),
    edit: (id, text, at) => {
      for (const one of stored) if (String(one.id) === id) Object.assign(one, { text, generated: at.getTime() });
    },
    remove: (id) => {
      for (const one of stored)
        if (String(one.id) === id) Object.assign(one, { deleted: true, generated: now().getTime() - 61_000 });
    },
    stick: () => void (is.stuck = true),
    double: () => void (is.doubled = true),
    surprise: () => void (is.surprising = true),
  };
}
