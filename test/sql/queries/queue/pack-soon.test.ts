import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { packSoon } from '@koe/sql/queries/queue/pack-soon';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';

describe('a pack of what was classified', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => database.query('delete from graphile_worker._private_jobs'));

  const packs = (): Promise<{ due: boolean }[]> =>
    database.query(`select run_at <= now() as due from graphile_worker.jobs where task_identifier = 'pack'`);

  it('is due at once when nothing more is on its way', async () => {
    await packSoon(database);
    expect(await packs()).toEqual([{ due: true }]);
  });

  it.each([
    ['a pull', () => addJob(database, 'pull', { sourceId: randomUUID(), trigger: 'schedule' })],
    ['a batch to normalise', () => addJob(database, 'normalise', { sourceId: randomUUID(), batchId: randomUUID() })],
    ['a batch to classify', () => addJob(database, 'classify', { batchId: randomUUID() })],
  ] as const)('waits for %s, then one pack is due for all', async (_, add) => {
    await add();
    await packSoon(database);
    await packSoon(database);
    expect(await packs()).toEqual([{ due: false }]);
    await database.query(`delete from graphile_worker._private_jobs where key is distinct from 'pack'`);
    await packSoon(database);
    expect(await packs()).toEqual([{ due: true }]);
  });

  it('waits neither for the batch that asks, nor for a retry in the future', async () => {
    await addJob(database, 'classify', { batchId: randomUUID() });
    await database.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody'`);
    await addJob(database, 'pull', { sourceId: randomUUID(), trigger: 'retry' }, new Date(Date.now() + 600_000));
    await packSoon(database);
    expect(await packs()).toEqual([{ due: true }]);
  });
});
