import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldCube, type CubeChange, type CubeQuestion } from '@koe/api/test-only/facts/held-cube';
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
  let first: CubeChange;
  let asOf: string;
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
    first = { manifest, drop: [], add };
    asOf = manifest.asOf;
    thread = new KernelThread(FILE, () => (ended += 1));
  });
  afterAll(async () => {
    await thread.stop();
    await database.drop();
  });

  const nothing: CubeChange = { drop: [], add: [] };
  const question = (metric: string): CubeQuestion => ({
    asked: { filter: {}, asOf },
    requests: [
      { kind: 'count', query: { by: ['week', 'intent'] } },
      { kind: 'fact', measure: { metric, by: 'channel' } },
    ],
  });
  const inPlace = (asked: CubeQuestion, ...changes: readonly CubeChange[]): unknown => {
    const cube = new HeldCube();
    for (const change of changes) cube.change(change);
    return cube.answer(asked);
  };

  it('answers what the same cube in place answers, and keeps its blocks', async () => {
    expect(await thread.run(first, question('volume'))).toEqual(inPlace(question('volume'), first));
    const less: CubeChange = { drop: [first.add[0]?.hash ?? ''], add: [] };
    expect(await thread.run(less, question('nps'))).toEqual(inPlace(question('nps'), first, less));
  });

  it('reads blocks in shared memory, beside another thread', async () => {
    const add = first.add.map(({ hash, bytes }) => {
      const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
      shared.set(bytes);
      return { hash, bytes: shared };
    });
    const others = [new KernelThread(FILE, () => (ended += 1)), new KernelThread(FILE, () => (ended += 1))];
    const answers = await Promise.all(others.map((each) => each.run({ ...first, add }, question('csat'))));
    for (const answer of answers) expect(answer).toEqual(inPlace(question('csat'), first));
    await Promise.all(others.map((each) => each.stop()));
  });

  it('hands back a refusal and goes on', async () => {
    await thread.run(first);
    await expect(thread.run(nothing, question('luck'))).rejects.toThrow(RangeError);
    expect(await thread.run(nothing, question('volume'))).toHaveLength(2);
  });

  it('fails what waits when it ends, instead of leaving it to wait for ever', async () => {
    const other = new KernelThread(FILE, () => (ended += 1));
    const before = ended;
    const waiting = expect(other.run(first, question('volume'))).rejects.toThrow();
    await other.stop();
    await waiting;
    await expect(other.run(first, question('volume'))).rejects.toThrow();
    expect(ended).toBeGreaterThan(before);
  });

  it('ends when a block cannot be read, for its cube is half changed', async () => {
    const other = new KernelThread(FILE, () => (ended += 1));
    const before = ended;
    const broken: CubeChange = { ...first, add: [{ hash: 'none', bytes: new Uint8Array(8) }] };
    await expect(other.run(broken, question('volume'))).rejects.not.toThrow(RangeError);
    await expect.poll(() => ended).toBeGreaterThan(before);
  });
});
