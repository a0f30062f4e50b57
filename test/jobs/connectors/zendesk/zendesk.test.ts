import { describe, expect, it } from 'vitest';
import type { Json } from '@koe/jobs/test-only/connectors/connector';
import { zendeskConfig } from '@koe/jobs/test-only/connectors/zendesk/config';
import { zendeskConnector } from '@koe/jobs/test-only/connectors/zendesk/zendesk';
import { reader } from '../reader.js';
import { START, SUBJECTS, type Subject } from '../subjects.js';

const config = zendeskConfig.parse({ url: 'https://acme.zendesk.com', fields: [{ id: 99, name: 'product' }] });
const ticket = {
  id: 5,
  subject: 'Broken lid',
  status: 'solved',
  priority: 'high',
  via: { channel: 'email' },
  tags: ['a', 'b'],
  requester_id: 1,
  custom_fields: [
    { id: 99, value: 'Kettle' },
    { id: 98, value: 'x' },
  ],
  created_at: '2026-05-01T00:00:00Z',
  updated_at: '2026-05-02T00:00:00Z',
};
const comment = (id: number, author: number, second: number, more: Readonly<Record<string, Json>> = {}) => ({
  id,
  author_id: author,
  public: true,
  plain_body: `text ${id}`,
  body: '',
  via: { channel: 'email' },
  created_at: new Date(Date.UTC(2026, 4, 1, 0, 0, second)).toISOString(),
  ...more,
});
const map = (more: Readonly<Record<string, Json>> = {}) =>
  zendeskConnector.map(
    {
      ticket,
      comments: [],
      roles: { '1': 'end-user', '2': 'agent' },
      requester: { id: 1, role: 'end-user', email: 'c@d.example' },
      metric: null,
      ...more,
    },
    'tickets',
    config,
  )[0];

function subject(): Subject {
  const made = SUBJECTS.find(([name]) => name === 'zendesk')?.[1]();
  if (!made) throw new Error('no subject');
  return made;
}

describe('a ticket', () => {
  it('takes the subject a person wrote and the public comments with who speaks', () => {
    const comments = [
      comment(1, 1, 0),
      comment(2, -1, 1),
      comment(3, 2, 2, { via: { channel: 'rule' } }),
      comment(4, 2, 3, { public: false }),
      comment(5, 2, 90),
      comment(6, 3, 95),
    ];
    expect(map({ comments })?.parts.map(({ key, role }) => [key, role])).toEqual([
      ['subject', 'customer'],
      ['comment-1', 'customer'],
      ['comment-2', 'bot'],
      ['comment-3', 'bot'],
      ['comment-5', 'agent'],
      ['comment-6', 'agent'],
    ]);
    expect(map({ ticket: { ...ticket, via: { channel: 'chat' } } })?.parts).toEqual([]);
  });

  it.each([
    ['good', [1]],
    ['good_with_comment', [1]],
    ['bad', [0]],
    ['offered', []],
    ['unoffered', []],
  ])('counts a rating %s as %j on 0–1', (score, expected) => {
    const draft = map({ ticket: { ...ticket, satisfaction_rating: { score, comment: 'because' } } });
    expect(draft?.scores.map(({ value, min, max }) => [value, min, max])).toEqual(
      expected.map((value) => [value, 0, 1]),
    );
    expect(draft?.parts.at(-1)).toMatchObject({ key: 'rating-comment', role: 'customer', text: 'because' });
  });

  it('leaves the reply time to the turns unless the source is as exact or there is no reply to see', () => {
    const metric = { reopens: 2, solved_at: '2026-05-01T02:00:00Z', reply_time_in_minutes: { calendar: 2 } };
    const comments = [comment(1, 1, 0), comment(2, 2, 90)];
    expect(map({ comments, metric })?.times).toEqual({
      solved: true,
      resolvedAt: new Date('2026-05-01T02:00:00Z'),
      reopened: true,
    });
    expect(map({ comments, metric, ticket: { ...ticket, status: 'open' } })?.times).toEqual({
      solved: false,
      reopened: true,
    });
    expect(map({ metric })?.times?.firstReplySeconds).toBe(120);
    expect(
      map({ comments, metric: { ...metric, reply_time_in_seconds: { calendar: 90 } } })?.times?.firstReplySeconds,
    ).toBe(90);
  });

  it('gives person, channel, link and the chosen fields', () => {
    expect(map()).toMatchObject({
      itemKey: '5',
      kind: 'ticket',
      channel: 'email',
      url: 'https://acme.zendesk.com/agent/tickets/5',
      person: { email: 'c@d.example', customerId: '1' },
      attributes: { status: 'solved', priority: 'high', tags: 'a, b', product: 'Kettle' },
    });
    expect(map()?.attributes['98']).toBeUndefined();
  });
});

describe('the export', () => {
  it('does not read finished pages again', async () => {
    const one = subject();
    for (let at = 0; at < 150; at += 1) one.source.add(`voice ${at}`, new Date(START - 3_600_000 + at));
    const run = reader(one);
    await run.pull();
    const api = one.source.api;
    const before = api?.requests.length ?? 0;
    one.clock.ms += 60_000;
    await run.pull();
    expect((api?.requests.length ?? 0) - before).toBe(1);
  });

  it('starts over when the cursor is no longer known', async () => {
    const one = subject();
    one.source.add('voice', new Date(START - 3_600_000));
    const run = reader(one);
    await run.pull();
    one.source.api?.fail({ status: 400, times: 1, on: 'cursor=' });
    await expect(run.pull()).rejects.toMatchObject({ code: 'cursor_lost' });
  });

  it('takes a ticket that vanished between the export and its comments as deleted', async () => {
    const one = subject();
    one.source.add('stays', new Date(START - 3_600_000));
    const gone = one.source.add('goes', new Date(START - 3_500_000));
    one.source.api?.fail({ status: 404, times: 1, on: `/tickets/${gone}/comments` });
    const run = reader(one);
    expect((await run.pull()).deletions).toEqual([gone]);
    expect(run.texts()).toEqual(new Set(['stays']));
  });

  it('refuses to send a token unencrypted', () => {
    expect(zendeskConfig.safeParse({ url: 'http://acme.zendesk.com' }).success).toBe(false);
    expect(zendeskConfig.safeParse({ url: 'http://127.0.0.1:4000' }).success).toBe(true);
  });
});
