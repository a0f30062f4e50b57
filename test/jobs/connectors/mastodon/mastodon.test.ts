import { describe, expect, it } from 'vitest';
import type { Json } from '@koe/jobs/test-only/connectors/connector';
import { mastodonConfig } from '@koe/jobs/test-only/connectors/mastodon/config';
import { mastodonConnector } from '@koe/jobs/test-only/connectors/mastodon/mastodon';
import { mastodonFake } from '../../../harness/fakes/mastodon-fake.js';
import { reader } from '../reader.js';
import { START, SUBJECTS } from '../subjects.js';

const config = mastodonConfig.parse({
  url: 'https://social.example',
  hashtags: ['koe'],
  ownAccounts: ['@Support@shop.example', 'koe'],
});
const post = (more: Readonly<Record<string, Json>> = {}): Json => ({
  id: '1',
  uri: 'https://far.example/1',
  url: 'https://far.example/@a/1',
  created_at: '2026-05-01T00:00:00.000Z',
  content: '<p>とても<br>よい</p>',
  account: { acct: 'a@far.example', bot: false },
  tags: [{ name: 'Koe' }],
  ...more,
});
const map = (body: Json) => mastodonConnector.map(body, 'posts', config);

describe('a post', () => {
  it('is known by its global address and keeps its markup for the normaliser', () => {
    expect(map(post({ spoiler_text: '長い話', language: 'ja', edited_at: '2026-05-01T01:00:00Z' }))).toMatchObject([
      {
        itemKey: 'https://far.example/1',
        updatedAt: new Date('2026-05-01T01:00:00Z'),
        person: { handle: 'a@far.example' },
        parts: [
          { key: 'spoiler', text: '長い話' },
          { key: 'content', role: 'customer', format: 'html', text: '<p>とても<br>よい</p>' },
        ],
        attributes: { language: 'ja', hashtags: 'koe' },
      },
    ]);
  });

  it('is an answer from an own account, a bot’s from a bot, and nothing when it repeats another', () => {
    expect(map(post({ account: { acct: 'support@shop.example', bot: false } }))[0]?.parts[0]?.role).toBe('agent');
    expect(map(post({ account: { acct: 'koe', bot: false } }))[0]?.parts[0]?.role).toBe('agent');
    expect(map(post({ account: { acct: 'b', bot: true } }))[0]?.parts[0]?.role).toBe('bot');
    expect(map(post({ reblog: { id: '9' } }))).toEqual([]);
  });
});

describe('the walk', () => {
  const subject = () => SUBJECTS.find(([name]) => name === 'mastodon')?.[1]();
  const HOUR = 3_600_000;

  it('leaves out what was written to few people', async () => {
    const one = subject();
    if (!one) throw new Error('no subject');
    one.source.addRaw({ visibility: 'direct' }, new Date(START - HOUR));
    one.source.add('public', new Date(START - HOUR));
    const run = reader(one);
    await run.pull();
    expect(run.texts()).toEqual(new Set(['public']));
  });

  it('goes back as far as asked at first', async () => {
    const one = subject();
    if (!one) throw new Error('no subject');
    one.source.add('old', new Date(START - 31 * 24 * HOUR));
    one.source.add('new', new Date(START - 29 * 24 * HOUR));
    const run = reader(one);
    await run.pull();
    expect(run.texts()).toEqual(new Set(['new']));
  });

  it('finds a post that arrives late with an earlier id', async () => {
    const one = subject();
    if (!one) throw new Error('no subject');
    for (let hour = 20; hour > 0; hour -= 1) one.source.add(`voice ${hour}`, new Date(START - hour * HOUR));
    const run = reader(one);
    await run.pull();
    one.source.add('late', new Date(START - 3 * HOUR));
    one.clock.ms += 15 * 60_000;
    await run.pull();
    expect(run.texts().has('late')).toBe(true);
  });

  it('does not read everything again at each run', async () => {
    const one = subject();
    if (!one?.source.api) throw new Error('no subject');
    for (let hour = 400; hour > 0; hour -= 1) one.source.add(`voice ${hour}`, new Date(START - hour * HOUR));
    const run = reader(one);
    await run.pull();
    const before = one.source.api.requests.length;
    one.clock.ms += 60_000;
    await run.pull();
    expect(one.source.api.requests.length - before).toBeLessThanOrEqual(2);
  });

  it('works for searches, whose answer has no links', async () => {
    const source = mastodonFake();
    for (let at = 0; at < 95; at += 1) source.add(`voice ${at}`, new Date(START - (100 - at) * 60_000));
    const one = subject();
    if (!one) throw new Error('no subject');
    const run = reader({ ...one, source, config: { url: 'https://social.example', searches: ['voice'] } });
    await run.pull();
    expect(run.rows.size).toBe(95);
  });
});

it('reads hashtags without a token where the server allows it, but not mentions', async () => {
  const asked: (string | null)[] = [];
  const ctx = {
    config,
    secrets: {
      get: (name: string) => {
        throw Object.assign(new Error(name));
      },
    },
    fetch: (_: string | URL, init?: RequestInit) => {
      asked.push(new Headers(init?.headers).get('authorization'));
      return Promise.resolve(new Response('[]', { headers: { 'content-type': 'application/json' } }));
    },
    now: () => new Date(START),
    signal: new AbortController().signal,
    log: { info: () => undefined, warn: () => undefined },
  };
  const { ConnectorError } = await import('@koe/jobs/test-only/connectors/connector');
  const unset = {
    get: () => {
      throw new ConnectorError('auth', 'not set');
    },
  };
  await mastodonConnector.check({ ...ctx, secrets: unset });
  expect(asked).toEqual([null]);
  const mentions = mastodonConfig.parse({ url: 'https://social.example', mentions: true });
  await expect(mastodonConnector.check({ ...ctx, secrets: unset, config: mentions })).rejects.toMatchObject({
    code: 'auth',
  });
});
