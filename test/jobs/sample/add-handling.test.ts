import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSampleHandling } from '@koe/jobs/test-only/sample/loop/add-handling';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('what was handled is packed, also by a run that finds all of it handled by one that was killed before it packed', async () => {
  const now = new Date('2026-11-21T03:00:00Z');
  const runtime = await testRuntime(database, { now: () => now });
  await database.query(`insert into dirty_slot (slot, dirty_at) values ('d:20000', $1)`, [now]);
  await addSampleHandling(runtime, now, new AbortController().signal);
  expect(await database.query('select 1 from dirty_slot')).toEqual([]);
});
