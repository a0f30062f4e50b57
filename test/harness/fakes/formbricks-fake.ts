import { fakeApi, type FakeAnswer, type FakeRequest } from './fake-api.js';
import type { FakeSource } from './fake-source.js';

interface Stored {
  readonly id: string;
  readonly createdAt: string;
  updatedAt: string;
  text: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export const FORMBRICKS_KEY = 'fbk_a-secret-of-formbricks';
const SURVEY = 'survey-1';

const QUESTIONS = [
  { id: 'q-nps', type: 'nps', headline: { default: 'Would you recommend us?', ja: 'おすすめしますか' } },
  { id: 'q-stars', type: 'rating', range: 5, headline: { default: 'How was it?' } },
  { id: 'q-text', type: 'openText', inputType: 'text', headline: { default: '<p>Anything else?</p>' } },
  { id: 'q-mail', type: 'openText', inputType: 'email', headline: { default: 'Your address' } },
];

/** A Formbricks instance with one survey: lists as the real one does, 429 without any header, no `meta` object. */
export function formbricksFake(): FakeSource & { readonly api: ReturnType<typeof fakeApi> } {
  const stored: Stored[] = [];
  const is = { stuck: false, doubled: false, surprising: false };
  let count = 0;

  const record = ({ id, createdAt, updatedAt, text, raw }: Stored) => ({
    id,
    createdAt,
    updatedAt,
    finished: true,
    surveyId: SURVEY,
    contactId: `contact-${id}`,
    language: 'ja-JP',
    data: { 'q-nps': 9, 'q-stars': 4, 'q-text': text, 'q-mail': 'someone@example.com' },
    meta: { source: 'link', url: 'https://shop.example/thanks' },
    tags: [],
    ...(is.surprising ? { displayId: 'd', ttc: { 'q-text': 1200 }, unheardOf: [{ of: true }] } : {}),
    ...raw,
  });

  const list = ({ url }: FakeRequest): FakeAnswer => {
    const query = url.searchParams;
    const limit = Number(query.get('limit') ?? 50);
    if (limit > 250) return { status: 422, json: { error: { code: 422, details: [{ field: 'limit' }] } } };
    const from = Date.parse(query.get('startDate') ?? '1970-01-01T00:00:00Z');
    const to = Date.parse(query.get('endDate') ?? '9999-01-01T00:00:00Z');
    const skip = is.stuck ? 0 : Number(query.get('skip') ?? 0);
    const found = stored
      .filter(({ updatedAt }) => is.stuck || (Date.parse(updatedAt) >= from && Date.parse(updatedAt) <= to))
      .sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt) || (a.id < b.id ? -1 : 1))
      .slice(skip, skip + limit)
      .map(record);
    return { json: { data: is.doubled ? found.flatMap((one) => [one, one]) : found } };
  };

  const api = fakeApi((request) => {
    const { pathname } = request.url;
    if (request.headers.get('x-api-key') !== FORMBRICKS_KEY)
      return { status: 401, json: { code: 'not_authenticated' } };
    if (pathname === '/api/v1/management/surveys') return { json: { data: [{ id: SURVEY, name: 'A survey' }] } };
    if (pathname === `/api/v1/management/surveys/${SURVEY}`)
      return { json: { data: { id: SURVEY, name: 'A survey', questions: QUESTIONS } } };
    if (pathname === '/api/v2/management/responses') return list(request);
    const one = stored.find(({ id }) => pathname === `/api/v2/management/responses/${id}`);
    return one
      ? { json: { data: record(one) } }
      : { status: 404, json: { error: { code: 404, message: 'Not Found' } } };
  });

  const put = (text: string, at: Date, raw: Readonly<Record<string, unknown>>): string => {
    count += 1;
    const id = `response-${String(count).padStart(6, '0')}`;
    stored.push({ id, createdAt: at.toISOString(), updatedAt: at.toISOString(), text, raw });
    return id;
  };
  return {
    api,
    add: (text, at) => put(text, at, {}),
    addRaw: (raw, at) => void put('raw', at, raw),
    edit: (id, text, at) => {
      for (const one of stored) if (one.id === id) Object.assign(one, { text, updatedAt: at.toISOString() });
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
