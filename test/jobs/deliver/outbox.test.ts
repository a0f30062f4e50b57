import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '@koe/jobs/test-only/deliver/deliver.step';
import { alertP1 } from '@koe/jobs/test-only/deliver/p1-alerts.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { findChannel, writeChannel } from '@koe/sql/queries/delivery/channel';
import { decideDelivery, resendDelivery } from '@koe/sql/queries/delivery/delivery';
import { enqueueDelivery } from '@koe/sql/queries/delivery/enqueue';
import { notify, type Happening } from '@koe/sql/queries/delivery/notify';
import { writeSubscription, writeWay } from '@koe/sql/queries/delivery/subscription';
import { removeItems } from '@koe/sql/queries/store/item';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { addIndexed } from './indexed-item.js';
import { loopbackFetch, loopbackSockets } from './on-loopback.js';
import { addChannel, MESSAGE, order, stateOf } from './some-channel.js';
import { startTarget, type Target } from './target.js';

const never = new AbortController().signal;

describe('the outbox', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let now: Date;
  let target: Target;
  /** What the next requests are answered; `ok` when there is nothing left. */
  let answers: { readonly status: number; readonly headers?: Record<string, string> }[];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    now = new Date('2026-11-20T01:00:00Z');
    const clock = { now: () => now };
    runtime = { ...(await testRuntime(database, clock)), fetch: loopbackFetch, sockets: loopbackSockets };
    answers = [];
    target = await startTarget((_, response) => {
      const next = answers.shift();
      if (next) response.writeHead(next.status, next.headers).end('no');
      else response.end('ok');
    });
  });
  afterEach(async () => {
    await target.close();
    await database.query('delete from graphile_worker._private_jobs');
    await database.query('delete from delivery');
    await database.query('delete from notification');
    await database.query('delete from subscription');
    await database.query('delete from channel');
    await database.query('delete from person');
  });

  const slack = (): Promise<string> =>
    addChannel(runtime, 'slack', { url: target.url }, { webhookUrl: `${target.url}/made-up` });
  const send = (deliveryId: string, channelId: string): Promise<void> =>
    deliver(runtime, { deliveryId, channelId }, never);
  const later = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };
  async function person(values: { email?: string; notifyBy?: string; departmentId?: string } = {}): Promise<string> {
    const id = randomUUID();
    await database.query(
      `insert into person (person_id, name, email, notify_by, department_id) values ($1, '真柴', $2, $3, $4)`,
      [id, values.email ?? null, values.notifyBy ?? 'none', values.departmentId ?? null],
    );
    return id;
  }

  it('sends once, however often it is asked to', async () => {
    const channelId = await slack();
    const id = await order(runtime, channelId);
    await send(id, channelId);
    await send(id, channelId);
    expect(target.received).toHaveLength(1);
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('two processes that take the same delivery send it once', async () => {
    const channelId = await slack();
    const id = await order(runtime, channelId);
    await Promise.all([send(id, channelId), send(id, channelId)]);
    expect(target.received.length).toBeLessThanOrEqual(1);
  });

  it('waits as long as it is asked to, tries again what was not handed over, and gives up in the end', async () => {
    const channelId = await slack();
    const id = await order(runtime, channelId);
    answers = [{ status: 429, headers: { 'retry-after': '120' } }];
    await send(id, channelId);
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'queued', reasonCode: 'rate_limited', attempts: 0 });
    later(60_000);
    await send(id, channelId);
    expect(target.received).toHaveLength(1);
    answers = Array.from({ length: 20 }, () => ({ status: 503 }));
    for (let round = 0; round < 10; round += 1) {
      later(86_400_000);
      await send(id, channelId);
    }
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'given_up', reasonCode: 'unreachable', attempts: 7 });
    answers = [];
    await database.transaction((session) => resendDelivery(session, { id, from: ['given_up'], now }));
    later(86_400_000);
    await send(id, channelId);
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('keeps the channel’s pace', async () => {
    const channelId = await slack();
    const [first, second] = [await order(runtime, channelId), await order(runtime, channelId)];
    await send(first, channelId);
    await send(second, channelId);
    expect(target.received).toHaveLength(1);
    later(1_200);
    await send(second, channelId);
    expect(target.received).toHaveLength(2);
  });

  it('what holds for every message stops the channel until somebody has looked; one that is refused stops nothing', async () => {
    const channelId = await slack();
    const refused = await order(runtime, channelId);
    answers = [{ status: 400 }];
    await send(refused, channelId);
    expect(await stateOf(runtime, refused)).toMatchObject({ state: 'failed', reasonCode: 'rejected' });

    answers = [{ status: 403 }];
    const [first, second] = [await order(runtime, channelId), await order(runtime, channelId)];
    later(5_000);
    await send(first, channelId);
    later(5_000);
    await send(second, channelId);
    expect(target.received).toHaveLength(2);
    expect(await stateOf(runtime, second)).toMatchObject({ state: 'queued' });
    const channel = await findChannel(database, channelId);
    expect(channel?.trouble).toContain('403');

    await database.query('delete from graphile_worker._private_jobs');
    if (channel) await database.transaction((session) => writeChannel(session, channel, { personId: null, now }));
    const jobs = await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'deliver'`);
    expect(jobs).toHaveLength(2);
    for (const id of [first, second]) {
      later(5_000);
      await send(id, channelId);
      expect(await stateOf(runtime, id)).toMatchObject({ state: 'sent' });
    }
  });

  it('what was handed over and not answered is in doubt, and only a person ends that', async () => {
    const channelId = await slack();
    const id = await order(runtime, channelId);
    answers = [{ status: 504 }];
    await send(id, channelId);
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'unknown', reasonCode: 'unanswered' });
    later(3_600_000);
    await send(id, channelId);
    expect(target.received).toHaveLength(1);
    const arrived = { id, as: 'sent', from: ['unknown'], now } as const;
    expect(await database.transaction((session) => decideDelivery(session, arrived))).toBe(true);
    expect(await database.transaction((session) => decideDelivery(session, arrived))).toBe(false);
    expect(await stateOf(runtime, id)).toMatchObject({ state: 'sent' });
  });

  it('what looks like personal data is masked on its way out', async () => {
    const channelId = await slack();
    const text = '連絡先は 090-1234-5678、taro@example.com です。';
    await send(await order(runtime, channelId, { ...MESSAGE, text }), channelId);
    expect(target.received[0]?.body).not.toMatch(/1234-5678|taro@/);
    // and whoever looks at it later sees what was sent
    const [kept] = await database.query<{ text: string }>(
      `select c.body ->> 'text' as text from delivery d join delivery_content c on c.hash = d.content_hash`,
    );
    expect(kept?.text).toBe('連絡先は [phone]、[email] です。');
  });

  describe('telling people', () => {
    const happening = (personIds: string[], more: Partial<Happening> = {}): Happening => ({
      personIds,
      kind: 'assignment',
      subject: { kind: 'action', id: 'a1' },
      text: { ja: '担当になりました', en: 'It is yours' },
      path: '/actions/a1',
      now,
      key: 'assigned:a1',
      ...more,
    });
    const tell = (what: Happening): Promise<string[]> => database.transaction((session) => notify(session, what));
    const deliveries = (): Promise<{ address: string | null; language: string }[]> =>
      database.query('select address, language from delivery order by address');

    it('each person once for each key, in the app and by the way they chose', async () => {
      await addChannel(runtime, 'smtp', { host: 'mail.example.com', from: 'koe@example.com' }, {});
      const [mailed, silent] = [await person({ email: 'a@example.com', notifyBy: 'email' }), await person()];
      expect((await tell(happening([mailed, silent, mailed]))).sort()).toEqual([mailed, silent].sort());
      expect(await tell(happening([mailed, silent]))).toEqual([]);
      expect(await deliveries()).toEqual([{ address: 'a@example.com', language: 'ja' }]);
      expect(await tell(happening([mailed], { key: 'assigned:a1:again' }))).toEqual([mailed]);
      expect(await deliveries()).toHaveLength(2);
    });

    it('nothing goes out when the transaction that decided it does not hold', async () => {
      const id = await person();
      const failing = database.transaction(async (session) => {
        await notify(session, happening([id]));
        throw new Error('changed its mind');
      });
      await expect(failing).rejects.toThrow('changed its mind');
      expect(await database.query('select 1 from notification')).toEqual([]);
    });

    it('an ended subscription still tells in the app; a way of its own goes before the usual one', async () => {
      const room = await slack();
      const id = await person({ email: 'a@example.com', notifyBy: room });
      const end = { kind: 'mentions', personId: id, roomId: null, departmentId: null, now } as const;
      await database.transaction((session) => writeSubscription(session, { ...end, active: false, via: null }));
      expect(await tell(happening([id]))).toEqual([id]);
      expect(await deliveries()).toEqual([]);
      await database.transaction((session) => writeSubscription(session, { ...end, active: true, via: 'none' }));
      await tell(happening([id], { key: 'k2' }));
      expect(await deliveries()).toEqual([]);
      await database.transaction((session) => writeSubscription(session, { ...end, active: true, via: null }));
      await tell(happening([id], { key: 'k3' }));
      expect(await deliveries()).toEqual([{ address: null, language: 'ja' }]);
      await writeWay(database, id, 'none');
    });

    it('a new P1 tells its department once, another department nothing, and an old one nobody', async () => {
      const [support, shop] = [randomUUID(), randomUUID()];
      for (const id of [support, shop])
        await database.query(`insert into department (department_id, name) values ($1, '{"ja":"部","en":"D"}')`, [id]);
      const key = `team-${support.slice(0, 8)}`;
      await database.query(
        `insert into team (team_id, key, name, department_id) values ($1, $2, '{"ja":"係","en":"T"}', $3)`,
        [randomUUID(), key, support],
      );
      const [inside, outside] = [await person({ departmentId: support }), await person({ departmentId: shop })];
      await addIndexed(database, { priority: 'P1', team: key, createdAt: now });
      await addIndexed(database, { priority: 'P1', team: key, createdAt: new Date('2026-10-01T00:00:00Z') });
      await addIndexed(database, { priority: 'P2', team: key, createdAt: now });
      await Promise.all([alertP1(runtime), alertP1(runtime)]);
      await alertP1(runtime);
      const told = await database.query<{ person_id: string }>(`select person_id from notification where kind = 'p1'`);
      expect(told).toEqual([{ person_id: inside }]);

      // nothing says whose it is: everybody hears of it
      await database.query('delete from notification');
      await addIndexed(database, { priority: 'P1', team: null, createdAt: now });
      await alertP1(runtime);
      const all = await database.query<{ person_id: string }>('select person_id from notification');
      expect(all.map(({ person_id: id }) => id).sort()).toEqual([inside, outside].sort());
    });

    it('the same rule, subject and recipient again is the same delivery', async () => {
      const room = await slack();
      const message = { ja: MESSAGE, en: MESSAGE };
      const asked = { rule: 'edition', subject: { kind: 'edition', id: 'e1' }, to: { channelId: room }, message, now };
      const first = await database.transaction((session) => enqueueDelivery(session, asked));
      const second = await database.transaction((session) => enqueueDelivery(session, asked));
      expect(first).toMatchObject({ fresh: true });
      expect(second).toEqual({ ...first, fresh: false });
      const other = { ...MESSAGE, text: 'もう一度' };
      await database.transaction((session) =>
        enqueueDelivery(session, { ...asked, message: { ja: other, en: other } }),
      );
      const kept = await database.query(`select 1 from delivery_content where body ->> 'text' = 'もう一度'`);
      expect(kept).toEqual([]);
    });

    it('what was sent of a new P1 loses its words with the item', async () => {
      const room = await slack();
      const wish = {
        kind: 'p1',
        personId: null,
        roomId: room,
        departmentId: null,
        active: true,
        via: null,
        now,
      } as const;
      await database.transaction((session) => writeSubscription(session, wish));
      const itemId = await addIndexed(database, { priority: 'P1', team: null, createdAt: now });
      await database.query(
        `insert into part (item_id, position, key, role, text, lang) values ($1, 0, 'p', 'customer', '請求が二重です', 'ja')`,
        [itemId],
      );
      await alertP1(runtime);
      const said = async (): Promise<unknown> =>
        (await database.query(`select 1 from delivery_content where body::text like '%請求が二重です%'`)).length;
      expect(await said()).toBe(1);
      await database.transaction((session) => removeItems(session, [itemId], now, 0));
      expect(await said()).toBe(0);
      expect(await deliveries()).toHaveLength(1);
    });
  });
});
