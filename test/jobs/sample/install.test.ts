import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSources } from '@koe/sql/queries/source/source';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { installSample, removeSampleSettings } from '@koe/jobs/test-only/sample/install';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { blockContents, tableContents } from '../../harness/recount.js';

describe('sample data in an installation', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let now = new Date('2026-11-21T03:00:00Z');
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'koe-sample-'));
    runtime = { ...(await testRuntime(database, { now: () => now })), dataFolder: folder };
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const items = async (): Promise<number> => (await tableContents(database)).size;

  it('installs once, goes on with every pull, and is removed without a trace', { timeout: 240_000 }, async () => {
    expect(await installSample(runtime)).toBe(true);
    expect(await installSample(runtime)).toBe(false);
    await drain(runtime);
    const first = await items();
    expect(first).toBeGreaterThan(11_000);
    expect(await blockContents(database)).toEqual(await tableContents(database));
    expect(await database.query('select 1 from reject')).toEqual([]);
    const sources = await listSources(database);
    expect(sources.every((source) => source.sample && source.health === 'healthy')).toBe(true);

    // a day later the same sources bring what came in meanwhile
    now = new Date('2026-11-22T03:00:00Z');
    for (const source of sources) await pullAndDrain(runtime, source.source_id);
    const later = await items();
    expect(later - first).toBeGreaterThan(30);
    expect(later - first).toBeLessThan(150);

    for (const source of sources) await addJob(database, 'remove_source', { sourceId: source.source_id });
    await drain(runtime);
    await removeSampleSettings(runtime);
    for (const table of [
      'source',
      'payload',
      'item',
      'part',
      'classification',
      'mention',
      'item_index',
      'block_slot',
      'sync_run',
    ])
      expect(await database.query(`select 1 from ${table} limit 1`), table).toEqual([]);
    for (const table of ['department', 'team', 'product', 'person', 'dimension', 'target', 'annotation'])
      expect(await database.query(`select 1 from ${table} limit 1`), table).toEqual([]);
    expect(existsSync(join(folder, 'sample'))).toBe(false);
    // who removed the sample does not get it again with the next start
    expect(await installSample(runtime)).toBe(false);
  });
});
