import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldCube, type KernelTask } from '@koe/api/test-only/facts/held-cube';
import { KernelThread } from '@koe/api/test-only/facts/kernel-thread';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { writeSomeItems } from '../../sql/queries/some-items.js';

const FILE = fileURLToPath(new URL('../../../api/dist/facts/kernel-worker.js', import.meta.url));

// a thread needs compiled code; `pnpm test` builds it first
describe.skipIf(!existsSync(FILE))('the counting thread', () => {
  let database: TestDatabase;
  let first: KernelTask;
  let thread: KernelThread;
  let ended = 0;
  beforeAll(async () => {
    database = await createTestDatabase();
    const runtime = await testRuntime(database, { now: () => new Date('2026-03-20T00:00:00Z') });
    await writeSomeItems(database, 100, 4);
    await packDirty(runtime, new AbortController().signal);
    const manifest = await readManifest(database, new Date());
    const add: { hash: string; bytes: Uint8Array }[] = [];
    for (const { hash } of manifest.blocks)
      add.push({ hash, bytes: (await readBlock(database, hash)) ?? new Uint8Array() });
    first = { manifest, drop: [], add, request: { metric: 'volume', filter: {}, asOf: manifest.asOf } };
    thread = new KernelThread(FILE, () => (ended += 1));
  });
  afterAll(async () => {
    await thread.stop();
    await database.drop();
  });

  it('measures what the same cube in place measures, and keeps its blocks', async () => {
    const inPlace = new HeldCube();
    expect(await thread.run(first)).toEqual(inPlace.run(first));
    const second: KernelTask = {
      drop: [first.add[0]?.hash ?? ''],
      add: [],
      request: { ...first.request, metric: 'nps', by: 'channel' },
    };
    expect(await thread.run(second)).toEqual(inPlace.run(second));
  });

  it('hands back a refusal and goes on', async () => {
    const wrong: KernelTask = { drop: [], add: [], request: { ...first.request, metric: 'luck' } };
    await expect(thread.run(wrong)).rejects.toThrow(RangeError);
    expect(await thread.run({ ...wrong, request: first.request })).toHaveLength(1);
  });

  it('fails what waits when it ends, instead of leaving it to wait for ever', async () => {
    const other = new KernelThread(FILE, () => (ended += 1));
    const before = ended;
    const waiting = expect(other.run(first)).rejects.toThrow();
    await other.stop();
    await waiting;
    expect(ended).toBeGreaterThan(before);
  });
});
