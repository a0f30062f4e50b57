import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem, listItems, putHandling } from '@koe/api/contract/items';
import { declareDimensions, writeSomeItems, type SomeItem } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
let items: SomeItem[];
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  await declareDimensions(api.runtime.database);
  items = await writeSomeItems(api.runtime.database, 120, 3);
});
afterAll(() => api.close());

const list = async (query: string): Promise<ReturnType<typeof read>> => read(await api.call(`/api/v1/items?${query}`));
const read = (
  answer: Awaited<ReturnType<TestApi['call']>>,
): ReturnType<typeof answerOf<NonNullable<typeof listItems.answer>>> => answerOf(listItems, answer);

describe('the list of items', () => {
  it('pages through everything once, also when items arrive meanwhile', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `limit=17${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (seen.length === 34) await writeSomeItems(api.runtime.database, 25, 99);
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { itemId } of items) expect(seen).toContain(itemId);
  });

  it('counts the matches exactly', async () => {
    const first = await list('channel=survey&limit=200');
    expect(first.total).toBe(first.items.length);
    expect(first.items.every(({ channel }) => channel === 'survey')).toBe(true);
  });

  it('filters by how an item is handled', async () => {
    const done = await list('handling=done');
    expect(done.total).toBe(0);
  });

  it('refuses a cursor of another order', async () => {
    const { nextCursor } = await list('limit=1');
    problemIn(await api.call(`/api/v1/items?limit=1&sort=oldest&cursor=${nextCursor ?? ''}`), 'invalid_request');
  });

  it('names a filter parameter that is wrong', async () => {
    const problem = problemIn(await api.call('/api/v1/items?priority=P9'), 'invalid_filter');
    expect(problem.fields?.[0]?.field).toBe('priority');
    expect(problemIn(await api.call('/api/v1/items?seg.colour=red'), 'invalid_filter').fields?.[0]?.field).toBe(
      'seg.colour',
    );
    expect(problemIn(await api.call('/api/v1/items?from=2026-02-30'), 'invalid_filter').fields?.[0]?.field).toBe(
      'from',
    );
  });
});

describe('one item', () => {
  it('is shown with its parts and reasons, and with waiting as a reason of its own', async () => {
    const [item] = items.filter(({ localDay }) => localDay !== null);
    const detail = answerOf(getItem, await api.call(`/api/v1/items/${item?.itemId ?? ''}`));
    expect(detail.parts).toHaveLength(1);
    expect(detail.priorityReasons.map(({ reason }) => reason)).toContain('complaint');
    expect(detail.priorityReasons.some(({ reason }) => reason === 'waiting')).toBe(detail.priority !== 'P4');
    expect(detail.handlingDetail).toMatchObject({ state: 'open', updatedAt: null });
  });

  it('is not found when there is none', async () => {
    problemIn(await api.call(`/api/v1/items/${randomUUID()}`), 'not_found');
  });
});

describe('handling', () => {
  const put = (id: string, body: object, headers: Record<string, string> = {}): ReturnType<TestApi['call']> =>
    api.call(`/api/v1/items/${id}/handling`, { method: 'PUT', body, headers });
  const open = { state: 'in_hand', assigneeId: null, due: '2026-04-01', note: '電話する' };

  it('is written with who did it, shown at once, and packed again', async () => {
    const { database } = api.runtime;
    const [item] = items;
    const id = item?.itemId ?? '';
    await database.query('delete from dirty_slot');
    const handling = answerOf(putHandling, await put(id, { ...open, assigneeId: api.personId }));
    expect(handling).toMatchObject({ state: 'in_hand', due: '2026-04-01', updatedBy: '山田 花子' });
    const detail = answerOf(getItem, await api.call(`/api/v1/items/${id}`));
    expect(detail).toMatchObject({
      handling: 'in_hand',
      dueOn: '2026-04-01',
      handlingDetail: { note: '電話する', assigneeId: api.personId },
    });
    expect(detail.handlingHistory).toHaveLength(1);
    expect((await list(`assignee=${api.personId}&handling=in_hand`)).items.map((row) => row.id)).toEqual([id]);
    const slots = await database.query<{ slot: string }>('select slot from dirty_slot');
    expect(slots.map(({ slot }) => slot)).toEqual([item?.localDay === null ? 'u' : `d:${item?.localDay}`]);
    const jobs = await database.query<{ key: string }>(
      `select key from graphile_worker.jobs where task_identifier = 'pack'`,
    );
    expect(jobs).toEqual([{ key: 'pack' }]);
  });

  it('is refused soon while a new version is being made to serve, and taken right after', async () => {
    const id = items[2]?.itemId ?? '';
    await api.runtime.database.transaction(async (swap) => {
      await swap.query('update item_index set classifier_version = classifier_version');
      const problem = problemIn(await put(id, open), 'not_ready');
      expect(problem.detail).toContain('counted anew');
    });
    expect((await put(id, open)).status).toBe(200);
  }, 10_000);

  it('keeps both of two changes', async () => {
    const id = items[1]?.itemId ?? '';
    await Promise.all([put(id, open), put(id, { ...open, state: 'done' })]);
    const detail = answerOf(getItem, await api.call(`/api/v1/items/${id}`));
    expect(detail.handlingHistory).toHaveLength(2);
  });

  it('needs somebody who exists, as actor and as assignee, and an item', async () => {
    const id = items[2]?.itemId ?? '';
    problemIn(
      await api.call(`/api/v1/items/${id}/handling`, { method: 'PUT', body: open, anonymous: true }),
      'actor_required',
    );
    problemIn(await put(id, open, { 'x-koe-person': randomUUID() }), 'actor_required');
    problemIn(await put(id, open, { 'x-koe-person': `' or true --` }), 'actor_required');
    const problem = problemIn(await put(id, { ...open, assigneeId: randomUUID() }), 'invalid_request');
    expect(problem.fields?.[0]?.field).toBe('assigneeId');
    problemIn(await put(randomUUID(), open), 'not_found');
    problemIn(await put(id, { ...open, state: 'lost' }), 'invalid_request');
  });
});
