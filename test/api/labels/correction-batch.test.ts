import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listItemIds, listItems, type ItemSummary } from '@koe/api/contract/items';
import {
  correctItems,
  getCorrectionBatch,
  listCorrectionBatches,
  MOST_CORRECTED,
  previewCorrection,
  type BatchStatementBody,
  type CorrectionBatch,
  type CorrectionPreview,
} from '@koe/api/contract/label-batches';
import { listItemLabels } from '@koe/api/contract/labels';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';
import { work } from '../work.js';

const THEME = STARTER_THEMES.find(({ parent }) => parent !== null)?.id ?? 0;
let api: TestApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
});
afterAll(() => api.close());

let ids: string[];
beforeEach(async () => {
  await api.runtime.database.query(
    'truncate item, part, classification, mention, item_index, label, label_batch, change_log',
  );
  await api.runtime.database.query('delete from graphile_worker._private_jobs');
  const items = await writeSomeItems(api.runtime.database, 60, 5);
  ids = items.map(({ itemId }) => itemId);
  // as the classifier that is serving says it, so that only people change something
  const stop = await work(api.runtime);
  await api.runtime.database.query(
    `select graphile_worker.add_job('correct', payload := json_build_object('itemIds', $1::uuid[]))`,
    [ids],
  );
  await idle();
  await stop();
});

const post = (path: string, body: unknown) => api.call(`/api/v1/labels/batches${path}`, { method: 'POST', body });
const preview = async (itemIds: readonly string[], statement: BatchStatementBody): Promise<CorrectionPreview> =>
  answerOf(previewCorrection, await post('/preview', { itemIds, statement }));
async function correct(itemIds: readonly string[], statement: BatchStatementBody): Promise<CorrectionBatch> {
  const { batch } = answerOf(correctItems, await post('', { itemIds, statement }));
  if (!batch) throw new Error('nothing was corrected');
  return batch;
}
const list = async (query: string): Promise<readonly ItemSummary[]> =>
  answerOf(listItems, await api.call(`/api/v1/items?limit=200&${query}`)).items;
const batchOf = async (id: string): Promise<CorrectionBatch> =>
  answerOf(getCorrectionBatch, await api.call(`/api/v1/labels/batches/${id}`));
const withdraw = (id: string) => api.call(`/api/v1/labels/batches/${id}`, { method: 'DELETE' });
const labelCount = async (): Promise<number> =>
  (await api.runtime.database.query<{ n: number }>('select count(*)::int as n from label'))[0]?.n ?? -1;

async function idle(): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await api.runtime.database.query(
            `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
             where t.identifier = 'correct'`,
          )
        ).length,
      { timeout: 30_000 },
    )
    .toBe(0);
}

async function followed<Result>(act: () => Promise<Result>): Promise<Result> {
  const result = await act();
  // a training would be asked for too: that is another story, and a long one
  await api.runtime.database.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier <> 'correct'`,
  );
  const stop = await work(api.runtime);
  await idle();
  await stop();
  return result;
}

describe('a correction of many items', () => {
  it('says what it would change, changes exactly that, and is taken back at once', async () => {
    const before = await list('sort=oldest');
    const statement = { task: 'sentiment', value: 'positive' } as const;
    const expected = before.filter(({ sentiment }) => sentiment !== 'positive').length;
    expect(await preview(ids, statement)).toEqual({ changes: expected, same: ids.length - expected, gone: 0 });
    expect(await labelCount()).toBe(0);

    const batch = await followed(() => correct(ids, statement));
    expect(batch).toMatchObject({
      items: expected,
      by: '山田 花子',
      task: 'sentiment',
      value: 'positive',
      withdrawnAt: null,
    });
    expect(batch.pending).toBe(expected);
    expect((await batchOf(batch.id)).pending).toBe(0);
    expect(await labelCount()).toBe(expected);
    expect((await list('sentiment=positive')).length).toBe(ids.length);
    expect(await preview(ids, statement)).toEqual({ changes: 0, same: ids.length, gone: 0 });
    expect(answerOf(correctItems, await post('', { itemIds: ids, statement })).batch).toBeNull();

    expect((await followed(() => withdraw(batch.id))).status).toBe(204);
    const undone = await batchOf(batch.id);
    expect(undone.withdrawnAt).not.toBeNull();
    expect(undone.pending).toBe(0);
    expect((await list('sort=oldest')).map(({ id, sentiment }) => [id, sentiment])).toEqual(
      before.map(({ id, sentiment }) => [id, sentiment]),
    );
    expect((await withdraw(batch.id)).status).toBe(204);
    const log = await api.runtime.database.query<{ action: string }>('select action from change_log order by action');
    expect(log.map(({ action }) => action)).toEqual(['correct', 'withdraw']);
  });

  it('gives and takes themes, and never finds one where the customer wrote nothing', async () => {
    const texts = await api.runtime.database.query<{ item_id: string; voice: boolean }>(
      'select item_id, voice from item_index',
    );
    const silent = texts.filter(({ voice }) => !voice).map(({ item_id }) => item_id);
    expect(silent.length).toBeGreaterThan(0);
    const add = { task: 'theme', themeId: THEME, value: 'yes' } as const;
    await followed(() => correct(ids, add));
    expect((await list(`theme=${String(THEME)}`)).length).toBe(ids.length - silent.length);
    expect(await preview(ids, add)).toEqual({ changes: 0, same: ids.length, gone: 0 });
    await followed(() => correct(ids, { ...add, value: 'no' }));
    expect(await list(`theme=${String(THEME)}`)).toEqual([]);
  });

  it('brings the priority with it, with reasons that say why', async () => {
    const blunt = (await list('')).filter(({ priority, quote }) => priority === 'P3' && quote !== null);
    expect(blunt.length).toBeGreaterThan(0);
    const some = blunt.map(({ id }) => id);
    const batch = await followed(async () => {
      await correct(some, { task: 'sentiment', value: 'positive' }).catch(() => null);
      return correct(some, { task: 'intent', value: 'praise' });
    });
    const after = (await list('')).filter(({ id }) => some.includes(id));
    for (const { priority, reasons } of after) expect([priority, reasons[0]]).toEqual(['P4', 'praise']);
    await followed(() => withdraw(batch.id));
    expect((await list('')).filter(({ id, reasons }) => some.includes(id) && reasons[0] === 'praise')).toEqual([]);
  });

  it('lets a single later word stand when it is taken back', async () => {
    const batch = await followed(() => correct(ids, { task: 'intent', value: 'question' }));
    const [first = ''] = ids;
    const answer = await followed(() =>
      api.call(`/api/v1/items/${first}/labels`, { method: 'POST', body: { task: 'intent', value: 'praise' } }),
    );
    expect(answer.status).toBe(200);
    expect((await batchOf(batch.id)).pending).toBe(0);
    await followed(() => withdraw(batch.id));
    expect((await list('intent=praise')).map(({ id }) => id)).toContain(first);
    expect((await batchOf(batch.id)).pending).toBe(0);
    const { labels } = answerOf(listItemLabels, await api.call(`/api/v1/items/${first}/labels`));
    expect(labels.map(({ batchId, counts }) => [batchId, counts])).toEqual([
      [null, true],
      [batch.id, false],
    ]);
  });

  it('compares with what was said last, also before the numbers follow', async () => {
    await correct(ids, { task: 'sentiment', value: 'positive' });
    const was = await list('sentiment=negative');
    expect(was.length).toBeGreaterThan(0);
    const back = { task: 'sentiment', value: 'negative' } as const;
    expect(await preview(ids, { ...back, value: 'positive' })).toMatchObject({ changes: 0 });
    const { changes } = await preview(ids, back);
    expect(changes).toBe(ids.length);
    await followed(() => correct(ids, back));
    expect((await list('sentiment=negative')).length).toBe(ids.length);
  });

  it('waits for no theme that the tree no longer has', async () => {
    const batch = await correct(ids, { task: 'theme', themeId: THEME, value: 'yes' });
    expect((await batchOf(batch.id)).pending).toBe(batch.items);
    await api.runtime.database.query('update label set theme_id = 999999');
    expect((await batchOf(batch.id)).pending).toBe(0);
  });

  it('is kept apart from what was drawn to measure accuracy', async () => {
    await correct(ids, { task: 'priority', value: 'P1' });
    const rows = await api.runtime.database.query<{ origin: string; draw_id: string | null }>(
      'select distinct origin, draw_id from label',
    );
    expect(rows).toEqual([{ origin: 'correction', draw_id: null }]);
  });

  it('writes all or nothing', async () => {
    const { database } = api.runtime;
    // the last label of the batch meets a fault
    await database.query(`alter table label add constraint fault check (item_id <> '${[...ids].sort().at(-1) ?? ''}')`);
    expect((await post('', { itemIds: ids, statement: { task: 'priority', value: 'P1' } })).status).toBe(500);
    await database.query('alter table label drop constraint fault');
    expect(await labelCount()).toBe(0);
    expect(answerOf(listCorrectionBatches, await api.call('/api/v1/labels/batches')).batches).toEqual([]);
    const jobs =
      await database.query(`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'correct'`);
    expect(jobs).toEqual([]);
  });

  it('names what it cannot do', async () => {
    const statement = { task: 'theme', themeId: 999_999, value: 'yes' } as const;
    expect(problemIn(await post('', { itemIds: ids, statement }), 'invalid_request').fields?.[0]?.field).toBe(
      'statement.themeId',
    );
    problemIn(await post('/preview', { itemIds: ids, statement }), 'invalid_request');
    const many = Array.from({ length: MOST_CORRECTED + 1 }, () => randomUUID());
    problemIn(await post('', { itemIds: many, statement: { task: 'intent', value: 'praise' } }), 'invalid_request');
    problemIn(await post('', { itemIds: ids, statement: { task: 'serious', value: 'yes' } }), 'invalid_request');
    problemIn(await withdraw(randomUUID()), 'not_found');
    problemIn(await api.call(`/api/v1/labels/batches/${randomUUID()}`), 'not_found');
    const gone = [randomUUID(), randomUUID()];
    expect(await preview(gone, { task: 'intent', value: 'praise' })).toEqual({ changes: 0, same: 0, gone: 2 });
    const anonymous = {
      method: 'POST',
      anonymous: true,
      body: { itemIds: ids, statement: { task: 'intent', value: 'praise' } },
    };
    problemIn(await api.call('/api/v1/labels/batches', anonymous), 'actor_required');
    expect((await api.call('/api/v1/labels/batches/preview', anonymous)).status).toBe(200);
  });
});

describe('ids of all that match', () => {
  it('come in the order of the list', async () => {
    const { ids: found, more } = answerOf(
      listItemIds,
      await api.call('/api/v1/items/ids?sort=priority&channel=survey&channel=chat'),
    );
    expect(found).toEqual((await list('sort=priority&channel=survey&channel=chat')).map(({ id }) => id));
    expect(more).toBe(false);
  });
});
