import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { blockContents, tableContents } from '../../harness/recount.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  person: { email: 'email' },
  texts: [{ column: 'comment' }],
  scores: [
    { column: 'csat', kind: 'csat', min: 1, max: 5 },
    { column: 'nps', kind: 'nps', min: 0, max: 10 },
  ],
  attributes: [{ column: 'product', name: 'product' }],
};

const HEADER = 'id,at,email,comment,csat,nps,product\n';
const row = (id: number, day: number, comment: string, csat = 4, nps = 8): string =>
  `${id},2026-10-${String(day).padStart(2, '0')} 10:00,person${id % 3}@example.com,${comment},${csat},${nps},kettle\n`;

describe('pipeline', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let now: Date;

  beforeEach(async () => {
    database = await createTestDatabase();
    now = new Date('2026-11-21T03:00:00Z');
    runtime = await testRuntime(database, { now: () => (now = new Date(now.getTime() + 1)) });
    folder = mkdtempSync(join(tmpdir(), 'koe-pipeline-'));
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const source = (): Promise<string> => addTestSource(runtime, { path: folder, mapping: MAPPING });
  const texts = async (): Promise<string[]> =>
    (await database.query<{ text: string }>('select text from part order by text')).map((part) => part.text);
  const expectBlocksEqualTables = async (): Promise<void> =>
    expect(await blockContents(database)).toEqual(await tableContents(database));

  it('carries rows from the file to the block, masked, and a second pull changes nothing', async () => {
    write(
      'a.csv',
      HEADER +
        row(1, 1, '注文した商品が三日たっても届きません') +
        row(2, 2, '連絡は yamada@example.com まで') +
        row(3, 3, 'Fast delivery thank you'),
    );
    const id = await source();
    expect(await pullAndDrain(runtime, id)).toMatchObject({ status: 'succeeded', received: 3, stored: 3, rejected: 0 });
    expect(await texts()).toEqual([
      'Fast delivery thank you',
      '注文した商品が三日たっても届きません',
      '連絡は [email] まで',
    ]);
    await expectBlocksEqualTables();
    expect((await blockContents(database)).size).toBe(3);

    const before = await database.query('select * from item_index order by item_id');
    expect(await pullAndDrain(runtime, id)).toMatchObject({ status: 'succeeded', stored: 0 });
    expect(await database.query('select * from item_index order by item_id')).toEqual(before);
  });

  it('follows an edit: the item gets a next revision, its text and its day move', async () => {
    write('a.csv', HEADER + row(1, 1, 'it broke after a week') + row(2, 1, 'nice kettle'));
    const id = await source();
    await pullAndDrain(runtime, id);
    write('a.csv', HEADER + row(1, 9, 'they sent me a new one at once') + row(2, 1, 'nice kettle'));
    expect(await pullAndDrain(runtime, id)).toMatchObject({ stored: 1, unchanged: 1 });
    expect(await texts()).toEqual(['nice kettle', 'they sent me a new one at once']);
    expect(await database.query('select revision from item order by revision')).toEqual([
      { revision: 1 },
      { revision: 2 },
    ]);
    await expectBlocksEqualTables();
  });

  it('sets aside the rows that cannot be mapped, with file, line, field and reason, and takes them up once the mapping fits', async () => {
    write(
      'a.csv',
      HEADER +
        row(1, 1, 'good').replace(',4,', ',9,') +
        row(2, 2, 'fine') +
        row(3, 3, 'fine too') +
        row(4, 4, 'so so') +
        row(5, 5, 'ok'),
    );
    const id = await source();
    await pullAndDrain(runtime, id);
    const rejects = await database.query<Record<string, unknown>>(
      'select locator, field, reason from reject where resolved_at is null',
    );
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({ locator: 'a.csv:2', field: 'csat' });
    expect((await blockContents(database)).size).toBe(4);

    const wider = { ...MAPPING, scores: [{ column: 'csat', kind: 'rating', min: 1, max: 10 }] };
    await database.query('update source set config = $2 where source_id = $1', [
      id,
      JSON.stringify({ path: folder, mapping: wider }),
    ]);
    await addJob(database, 'retry_rejects', { sourceId: id });
    await drain(runtime);
    expect(await database.query('select 1 from reject where resolved_at is null')).toHaveLength(0);
    expect((await blockContents(database)).size).toBe(5);
  });

  it('undoes a run: what it brought goes, what it overwrote comes back, the source waits', async () => {
    write('a.csv', HEADER + row(1, 1, 'first words') + row(2, 2, 'stays as it is'));
    const id = await source();
    await pullAndDrain(runtime, id);
    const before = await tableContents(database);
    now = new Date('2026-11-21T04:00:00Z');
    write('a.csv', HEADER + row(1, 1, 'wrong words') + row(2, 2, 'stays as it is') + row(3, 3, 'wrong row'));
    const run = await pullAndDrain(runtime, id);
    expect(await texts()).toEqual(['stays as it is', 'wrong row', 'wrong words']);

    await addJob(database, 'undo_run', { sourceId: id, runId: String(run['run_id']) });
    await drain(runtime);
    expect(await texts()).toEqual(['first words', 'stays as it is']);
    expect(await tableContents(database)).toEqual(before);
    await expectBlocksEqualTables();
    expect(await database.query('select paused from source')).toEqual([{ paused: true }]);

    // the source stands where it stood before the run: pulling again brings the same once more
    await pullAndDrain(runtime, id);
    expect(await texts()).toEqual(['stays as it is', 'wrong row', 'wrong words']);
  });

  it('replays each stage from the table before it to the same result', async () => {
    write(
      'a.csv',
      HEADER +
        Array.from({ length: 40 }, (_, index) =>
          row(index, 1 + (index % 28), `comment number ${index} about late delivery`),
        ).join(''),
    );
    const id = await source();
    await pullAndDrain(runtime, id);
    const items = await tableContents(database);
    const blocks = await database.query('select slot, hash from block_slot order by slot');
    await addJob(database, 'remap', { sourceId: id });
    await drain(runtime);
    await addJob(database, 'reindex', {});
    await drain(runtime);
    expect(await tableContents(database)).toEqual(items);
    expect(await database.query('select slot, hash from block_slot order by slot')).toEqual(blocks);
  });

  it('packs a month that has closed into one block under the same law', async () => {
    now = new Date('2026-10-20T03:00:00Z');
    write('a.csv', HEADER + row(1, 1, 'early') + row(2, 5, 'later') + row(3, 5, 'same day'));
    await pullAndDrain(runtime, await source());
    expect(
      (await database.query<{ slot: string }>('select slot from block_slot')).map((slot) => slot.slot.slice(0, 2)),
    ).toEqual(['d:', 'd:']);
    now = new Date('2026-11-02T03:00:00Z');
    await addJob(database, 'purge', {});
    await drain(runtime);
    expect(await database.query('select slot from block_slot')).toEqual([{ slot: 'm:2026-10' }]);
    await expectBlocksEqualTables();
  });

  it('removes a source with everything it brought', async () => {
    write('a.csv', HEADER + row(1, 1, 'one') + row(2, 2, 'two'));
    const id = await source();
    await pullAndDrain(runtime, id);
    await addJob(database, 'remove_source', { sourceId: id });
    await drain(runtime);
    for (const table of [
      'source',
      'payload',
      'payload_item',
      'item',
      'part',
      'mention',
      'classification',
      'item_index',
      'block_slot',
      'source_state',
      'sync_run',
      'reject',
    ])
      expect(await database.query(`select 1 from ${table}`), table).toHaveLength(0);
  });

  it('ends the retention of payloads without losing their items', async () => {
    write('a.csv', HEADER + row(1, 1, 'kept words'));
    const id = await source();
    await pullAndDrain(runtime, id);
    now = new Date('2027-03-01T00:00:00Z');
    await addJob(database, 'purge', {});
    await drain(runtime);
    expect(await database.query('select body from payload')).toEqual([{ body: null }]);
    await addJob(database, 'remap', { sourceId: id });
    await drain(runtime);
    expect(await texts()).toEqual(['kept words']);
  });

  it('flags the earlier contact when the same person comes again within 14 days, whichever arrives first', async () => {
    const ticket = { ...MAPPING, kind: 'ticket', channel: 'email', scores: [] };
    write('b.csv', HEADER + '10,2026-10-12 10:00,same@example.com,still broken,,,kettle\n');
    const id = await addTestSource(runtime, { path: folder, mapping: ticket });
    await pullAndDrain(runtime, id);
    write(
      'a.csv',
      HEADER +
        '9,2026-10-02 10:00,same@example.com,it does not work,,,kettle\n' +
        '8,2026-09-01 10:00,same@example.com,where is it,,,kettle\n',
    );
    await pullAndDrain(runtime, id);
    const rows = await database.query<{ created_at: Date; item_id: string }>(
      'select item_id, created_at from item_index order by created_at',
    );
    const { decodeBlock } = await import('@koe/sql/domain/cube/decode');
    const repeat = new Map<string, number>();
    for (const block of await database.query<{ bytes: Buffer; item_ids: string[] }>(
      'select b.bytes, b.item_ids from block_slot s join block b using (hash)',
    ))
      block.item_ids.forEach((itemId, index) =>
        repeat.set(itemId, decodeBlock(new Uint8Array(block.bytes)).columns.repeat[index] ?? -9),
      );
    expect(rows.map((entry) => repeat.get(entry.item_id))).toEqual([0, 1, 0]);
  });
});
