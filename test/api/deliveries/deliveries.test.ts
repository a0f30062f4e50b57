import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDelivery, listDeliveries, resendDelivery, settleDelivery } from '@koe/api/contract/deliveries';
import { listNotifications, readNotifications } from '@koe/api/contract/notifications';
import { getSubscriptions, previewSubscription, putSubscription } from '@koe/api/contract/subscriptions';
import { sendEdition } from '@koe/sql/queries/edition/send-edition';
import { notify } from '@koe/sql/queries/delivery/notify';
import { unsubscribeToken } from '@koe/sql/server/unsubscribe-token';
import { DELIVERERS, delivererDescriptor } from '@koe/jobs/test-only/deliver/registry';
import { addChannel, order } from '../../jobs/deliver/some-channel.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
const asPerson = (): Record<string, string> => ({ 'x-koe-person': api.personId });

describe('notices', () => {
  it('each person reads their own, newest first, and marks them read', async () => {
    const now = new Date();
    for (const key of ['first', 'second'])
      await api.runtime.database.transaction((session) =>
        notify(session, {
          personIds: [api.personId],
          kind: 'mention',
          subject: { kind: 'action', id: 'a' },
          text: { ja: key, en: key },
          path: '/actions/a',
          now: new Date(now.getTime() + (key === 'second' ? 1_000 : 0)),
          key,
        }),
      );
    const list = answerOf(listNotifications, await api.call('/api/v1/notifications?limit=1', { headers: asPerson() }));
    expect(list).toMatchObject({ unread: 2, notifications: [{ text: { ja: 'second' } }] });
    const rest = `/api/v1/notifications?limit=1&before=${list.next ?? ''}`;
    expect(answerOf(listNotifications, await api.call(rest, { headers: asPerson() })).notifications).toMatchObject([
      { text: { ja: 'first' } },
    ]);
    const others = await api.call('/api/v1/notifications', { headers: { 'x-koe-person': randomUUID() } });
    expect(answerOf(listNotifications, others)).toMatchObject({ unread: 0, notifications: [] });

    const one = { method: 'POST', body: { ids: [list.notifications[0]?.id] } };
    expect(answerOf(readNotifications, await api.call('/api/v1/notifications/read', one))).toEqual({ unread: 1 });
    const all = { method: 'POST', body: {} };
    expect(answerOf(readNotifications, await api.call('/api/v1/notifications/read', all))).toEqual({ unread: 0 });
  });
});

describe('the outbox', () => {
  it('shows what is in doubt, and lets a person send it again or call it arrived; each is logged', async () => {
    const { runtime } = api;
    const channelId = await addChannel(runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
    const [first, second] = [await order(runtime, channelId), await order(runtime, channelId)];
    await runtime.database.query(`update delivery set state = 'unknown', reason_code = 'interrupted'`);
    const list = answerOf(listDeliveries, await api.call('/api/v1/deliveries?state=unknown'));
    expect(list.counts).toMatchObject({ unknown: 2, queued: 0 });
    expect(list.deliveries.map(({ id }) => id).sort()).toEqual([first, second].sort());

    const resent = await api.call(`/api/v1/deliveries/${first}/resend`, { method: 'POST' });
    expect(answerOf(resendDelivery, resent)).toMatchObject({ state: 'queued', reasonCode: null });
    problemIn(await api.call(`/api/v1/deliveries/${first}/resend`, { method: 'POST' }), 'conflict');
    const settled = await api.call(`/api/v1/deliveries/${second}/settle`, { method: 'POST', body: { as: 'sent' } });
    expect(answerOf(settleDelivery, settled)).toMatchObject({ state: 'sent' });
    expect(answerOf(getDelivery, await api.call(`/api/v1/deliveries/${second}`)).message.text).not.toBe('');
    const log = await runtime.database.query(
      `select action from change_log where subject like 'delivery:%' order by 1`,
    );
    expect(log).toEqual([{ action: 'resend' }, { action: 'sent' }]);
    problemIn(await api.call(`/api/v1/deliveries/${randomUUID()}`), 'not_found');
  });
});

it('a channel of a type that there is not is refused at once, naming those that there are', async () => {
  for (const each of DELIVERERS.map(delivererDescriptor))
    await api.runtime.database.query(
      'insert into deliverer_type (type, descriptor) values ($1, $2) on conflict do nothing',
      [each.type, each],
    );
  const body = { type: 'pigeon', name: '伝書鳩', config: {}, secrets: {} };
  for (const path of ['/api/v1/channels', '/api/v1/channels/test']) {
    // nobody works here: whoever asked a worker would wait fifteen seconds
    const problem = problemIn(await api.call(path, { method: 'POST', body }), 'invalid_config');
    expect(problem.detail).toContain('slack');
    expect(problem.fields).toMatchObject([{ field: 'type' }]);
  }
});

describe('subscriptions', () => {
  const mine = async (): Promise<Record<string, boolean>> => {
    const answer = answerOf(getSubscriptions, await api.call('/api/v1/subscriptions', { headers: asPerson() }));
    return Object.fromEntries(answer.subscriptions.map(({ kind, active }) => [kind, active]));
  };

  it('what is meant for one is on, what is for everybody is off, until a person says otherwise', async () => {
    expect(await mine()).toMatchObject({ mentions: true, p1: true, edition: false });
    const put = await api.call('/api/v1/subscriptions/edition', { method: 'PUT', body: { active: true } });
    answerOf(putSubscription, put);
    expect(await mine()).toMatchObject({ edition: true });
    const wrong = { method: 'PUT', body: { active: true, via: randomUUID() } };
    problemIn(await api.call('/api/v1/subscriptions/edition', wrong), 'invalid_request');
    const preview = await api.call('/api/v1/subscriptions/edition/preview', { headers: asPerson() });
    expect(answerOf(previewSubscription, preview)).toMatchObject({ example: true });
  });

  it('the preview shows what this person was sent, and nothing of what others were', async () => {
    const { database } = api.runtime;
    const via = await addChannel(api.runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
    const other = randomUUID();
    await database.query(`insert into person (person_id, name, notify_by) values ($1, '手塚 めい', $2)`, [other, via]);
    const subject = { kind: 'action', id: 'a' };
    const text = { ja: '他の人への通知', en: 'For somebody else' };
    const told = { personIds: [other], kind: 'mention', subject, text, path: '/actions/a', key: 'k' } as const;
    expect(await database.transaction((session) => notify(session, { ...told, now: new Date() }))).toEqual([other]);
    const seenBy = async (id: string): Promise<unknown> => {
      const answer = await api.call('/api/v1/subscriptions/mentions/preview', { headers: { 'x-koe-person': id } });
      return answerOf(previewSubscription, answer);
    };
    expect(await seenBy(other)).toMatchObject({ example: false, title: text.ja });
    expect(await seenBy(api.personId)).toMatchObject({ example: true });
  });

  it('the preview of a report is, word for word, what this person is sent of it, with their own section', async () => {
    const { database } = api.runtime;
    const via = await addChannel(api.runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
    const [own, other, editionId] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [own, other]) {
      await database.query(`insert into person (person_id, name, notify_by) values ($1, '手塚 めい', $2)`, [id, via]);
      await database.query(
        `insert into subscription (subscription_id, kind, person_id, active, changed_at) values (gen_random_uuid(), 'edition', $1, true, now())`,
        [id],
      );
    }
    await database.query(
      `insert into edition (edition_id, week, state, content, hash, as_of, built_at) values ($1, 20000, 'draft', '{}', 'h', now(), now())`,
      [editionId],
    );
    const message = (text: string): object => ({ title: '週次レポート', text, lines: [{ label: '声', value: '12' }] });
    for (const [audience, text] of [
      ['all', 'みなさんへ'],
      [`person:${own}`, 'あなたの担当'],
    ] as const)
      for (const language of ['ja', 'en'])
        await database.query(
          `insert into edition_message (edition_id, language, audience, message) values ($1, $2, $3, $4)`,
          [editionId, language, audience, message(text)],
        );
    const seenBy = async (id: string): Promise<unknown> => {
      const answer = await api.call('/api/v1/subscriptions/edition/preview', { headers: { 'x-koe-person': id } });
      return answerOf(previewSubscription, answer);
    };
    const seen = await Promise.all([own, other].map(seenBy));
    expect(seen).toEqual(['あなたの担当', 'みなさんへ'].map((text) => ({ example: false, ...message(text) })));
    const now = new Date();
    await database.transaction((session) => sendEdition(session, editionId, { now, personId: null, approval: false }));
    for (const [at, id] of [own, other].entries()) {
      const [sent] = await database.query<{ body: object }>(
        `select c.body from delivery d join delivery_content c on c.hash = d.content_hash where d.person_id = $1 and d.rule = 'edition'`,
        [id],
      );
      expect({ example: false, ...sent?.body }).toEqual(seen[at]);
    }
  });

  it('a room is a channel that people read, and its department is one that there is', async () => {
    const room = await addChannel(api.runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
    const mail = await addChannel(api.runtime, 'smtp', { host: 'mail.example', from: 'koe@example.com' }, {});
    const put = (id: string, kind: string, departmentId: string | null = null): ReturnType<typeof api.call> =>
      api.call(`/api/v1/subscriptions/rooms/${id}/${kind}`, { method: 'PUT', body: { active: true, departmentId } });
    expect((await put(room, 'p1')).status).toBe(200);
    const wrong = [await put(mail, 'edition'), await put(room, 'mentions'), await put(room, 'p1', randomUUID())];
    expect(wrong.map((answer) => problemIn(answer, 'invalid_request').fields?.map(({ field }) => field))).toEqual([
      ['channelId'],
      ['kind'],
      ['departmentId'],
    ]);
  });

  it('the link of a mail asks when it is opened, ends one subscription when it is posted, and needs nobody signed in', async () => {
    const token = unsubscribeToken(api.runtime.vault, api.personId, 'p1');
    const page = await api.call(`/unsubscribe/${token}`, { anonymous: true });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<form method="post">');
    expect(await mine()).toMatchObject({ p1: true });
    const oneClick = {
      method: 'POST',
      anonymous: true,
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await api.call(`/unsubscribe/${token}`, oneClick)).status).toBe(200);
    expect(await mine()).toMatchObject({ p1: false, mentions: true });

    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await api.call(`/unsubscribe/${forged}`, oneClick)).status).toBe(404);
  });
});
