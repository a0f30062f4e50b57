import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { renewal } from '@koe/jobs/test-only/pipeline/learning/renewal';
import { reclassify } from '@koe/jobs/test-only/pipeline/learning/reclassify.step';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { endStuckReclassification } from '@koe/jobs/test-only/schedule/due';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { beginReclassification, finishReclassification } from '@koe/sql/queries/model/reclassification';
import { readServing } from '@koe/sql/queries/model/serving';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../../harness/pipeline.js';
import { blockContents, tableContents } from '../../../harness/recount.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
const LATE = 11; // any id of a starter theme that the texts do not name

describe('labels and what serves', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let sourceId: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database, { now: () => new Date('2026-11-21T03:00:00Z') });
    folder = mkdtempSync(join(tmpdir(), 'koe-reclassify-'));
    writeFileSync(
      join(folder, 'a.csv'),
      'id,at,comment\n1,2026-10-01 10:00,The parcel arrived a week late\n2,2026-10-02 10:00,Lovely colour and a fair price\n3,2026-11-03 10:00,The agent was rude to me\n',
    );
    sourceId = await addTestSource(runtime, { path: folder, mapping: MAPPING });
    await pullAndDrain(runtime, sourceId);
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const itemOf = async (text: string): Promise<string> => {
    const [row] = await database.query<{ item_id: string }>('select item_id from part where text like $1', [
      `%${text}%`,
    ]);
    return row?.item_id ?? '';
  };
  const label = async (itemId: string, task: string, value: string, themeId: number | null = null): Promise<void> => {
    await database.query(
      `insert into label (item_id, revision, task, theme_id, value, origin, taxonomy_version, classifier_version, labelled_at)
       values ($1, 1, $2, $3, $4, 'correction', 1, '', now())`,
      [itemId, task, themeId, value],
    );
    await addJob(database, 'correct', { itemIds: [itemId] });
    await drain(runtime);
  };
  const indexOf = async (itemId: string): Promise<Record<string, unknown>> => {
    const [row] = await database.query<Record<string, unknown>>(
      'select sentiment, intent, priority, themes, theme_paths, classifier_version from item_index where item_id = $1',
      [itemId],
    );
    return row ?? {};
  };
  const expectBlocksEqualTables = async (): Promise<void> =>
    expect(await blockContents(database)).toEqual(await tableContents(database));
  const begin = async (taxonomyVersion: number): Promise<string> => {
    const reclassificationId = randomUUID();
    const serving = await readServing(database);
    const task = { ...serving, taxonomyVersion, reclassificationId, reason: 'taxonomy' as const, personId: null };
    expect(await beginReclassification(database, task, serving, runtime.clock.now())).toBe(true);
    return reclassificationId;
  };
  /** Version 2 of the tree: one leaf is gone. */
  const publishWithout = async (id: number): Promise<void> => {
    await database.query(
      `insert into taxonomy_version (version, themes, published_at, base_version) values (2, $1, now(), 1)`,
      [JSON.stringify(STARTER_THEMES.filter((theme) => theme.id !== id))],
    );
  };

  it("a person's word counts at once, in the row, in the block and beside the model's own answer", async () => {
    const id = await itemOf('Lovely colour');
    const before = await indexOf(id);
    await label(id, 'theme', 'yes', LATE);
    await label(id, 'sentiment', 'negative');
    await label(id, 'priority', 'P1');
    const after = await indexOf(id);
    expect(after).toMatchObject({ sentiment: 'negative', priority: 'P1' });
    expect(after['themes']).toContain(LATE * 4 + 1);
    expect(after['classifier_version']).not.toBe(before['classifier_version']);
    await expectBlocksEqualTables();
    const raw = await database.query('select 1 from classification where item_id = $1 and classifier_version = $2', [
      id,
      before['classifier_version'],
    ]);
    expect(raw).toHaveLength(1);

    await label(id, 'theme', 'no', LATE);
    expect((await indexOf(id))['themes']).not.toContain(LATE * 4 + 1);
    await expectBlocksEqualTables();
  });

  it('a label that is withdrawn, or speaks of an older text, counts no more', async () => {
    const id = await itemOf('Lovely colour');
    const before = await indexOf(id);
    await label(id, 'theme', 'yes', LATE);
    await database.query('update label set withdrawn_at = now()');
    await addJob(database, 'correct', { itemIds: [id] });
    await drain(runtime);
    expect(await indexOf(id)).toEqual(before);

    await label(id, 'theme', 'yes', LATE);
    writeFileSync(
      join(folder, 'a.csv'),
      'id,at,comment\n1,2026-10-01 10:00,The parcel arrived a week late\n2,2026-10-02 10:00,Lovely colour and a good price\n3,2026-11-03 10:00,The agent was rude to me\n',
    );
    await pullAndDrain(runtime, sourceId);
    expect((await indexOf(id))['themes']).not.toContain(LATE * 4 + 1);
    await expectBlocksEqualTables();
  });

  it('the old tree serves until the backlog is classified by the new one, then all changes at once', async () => {
    const late = await itemOf('a week late');
    const [known] = await database.query<{ theme_id: number }>('select theme_id from mention where item_id = $1', [
      late,
    ]);
    const gone = known?.theme_id ?? 0;
    const praised = await itemOf('Lovely colour');
    await label(praised, 'theme', 'yes', LATE === gone ? LATE + 1 : LATE);
    await publishWithout(gone);
    const reclassificationId = await begin(2);
    expect((await readTaxonomy(database)).version).toBe(1);
    await addJob(database, 'reclassify', { reclassificationId });
    await drain(runtime);
    expect((await readTaxonomy(database)).version).toBe(2);
    expect((await indexOf(late))['theme_paths']).not.toContain(gone);
    expect((await indexOf(praised))['theme_paths']).toContain(LATE === gone ? LATE + 1 : LATE);
    await expectBlocksEqualTables();
    const [row] = await database.query('select state, done, total from reclassification');
    expect(row).toEqual({ state: 'done', done: 3, total: 3 });
  });

  it('what was said of a theme that is merged speaks for the theme it is merged into', async () => {
    const praised = await itemOf('Lovely colour');
    await label(praised, 'theme', 'yes', LATE);
    const target = STARTER_THEMES.find(({ id, parent }) => id !== LATE && parent !== null)?.id ?? 0;
    await publishWithout(LATE);
    await database.query('update taxonomy_version set changes = $1 where version = 2', [
      JSON.stringify([{ by: null, at: '2026-11-20T03:00:00Z', kind: 'merge', ids: [LATE], into: target }]),
    ]);
    await addJob(database, 'reclassify', { reclassificationId: await begin(2) });
    await drain(runtime);
    const now = await indexOf(praised);
    expect(now['theme_paths']).toContain(target);
    expect(now['theme_paths']).not.toContain(LATE);
    await expectBlocksEqualTables();
  });

  it('is not begun by who decided on what no longer serves', async () => {
    const before = await readServing(database);
    await publishWithout(LATE);
    await addJob(database, 'reclassify', { reclassificationId: await begin(2) });
    await drain(runtime);
    const task = { ...before, reclassificationId: randomUUID(), reason: 'settings' as const, personId: null };
    expect(await beginReclassification(database, task, before, runtime.clock.now())).toBe(false);
    expect(await database.query(`select 1 from reclassification where state = 'running'`)).toHaveLength(0);
  });

  it('killed between what it says and the themes of it, nothing of it is there', async () => {
    await publishWithout(LATE);
    const reclassificationId = await begin(2);
    await database.query('alter table mention rename to mention_away');
    await expect(reclassify(runtime, { reclassificationId }, new AbortController().signal)).rejects.toThrow();
    await database.query('alter table mention_away rename to mention');
    await reclassify(runtime, { reclassificationId }, new AbortController().signal);
    await expectBlocksEqualTables();
    expect((await indexOf(await itemOf('a week late')))['themes']).not.toEqual([]);
  });

  it('one whose job has died for good is given up', async () => {
    await begin(1);
    await endStuckReclassification(runtime);
    const [row] = await database.query('select state from reclassification');
    expect(row).toEqual({ state: 'failed' });
  });

  it('stopped in the middle it goes on where it stood; cancelled it changes nothing', async () => {
    await publishWithout(LATE);
    const reclassificationId = await begin(2);
    const stopped = new AbortController();
    stopped.abort(new Error('stopped'));
    await expect(reclassify(runtime, { reclassificationId }, stopped.signal)).rejects.toThrow('stopped');
    expect((await readTaxonomy(database)).version).toBe(1);
    await reclassify(runtime, { reclassificationId }, new AbortController().signal);
    expect((await readTaxonomy(database)).version).toBe(2);

    const again = await begin(1);
    await finishReclassification(database, again, { state: 'cancelled', detail: null, now: runtime.clock.now() });
    await reclassify(runtime, { reclassificationId: again }, new AbortController().signal);
    expect((await readTaxonomy(database)).version).toBe(2);
    await expectBlocksEqualTables();
  });

  it('a backlog that cannot be classified is given up after the last attempt, and the next one may begin', async () => {
    await publishWithout(LATE);
    const reclassificationId = await begin(2);
    await database.query('alter table mention rename to mention_away');
    await addJob(database, 'reclassify', { reclassificationId });
    await database.query('update graphile_worker._private_jobs set max_attempts = 1');
    await expect(drain(runtime)).rejects.toThrow();
    await database.query('alter table mention_away rename to mention');
    const [row] = await database.query('select state from reclassification');
    expect(row).toEqual({ state: 'failed' });
    expect((await readTaxonomy(database)).version).toBe(1);
    await database.query('delete from taxonomy_version where version = 2');
    await publishWithout(LATE);
    await begin(2);
  });

  it('after an update of the program, weights it cannot read are trained anew and items of older code classified again', async () => {
    await renewal(runtime);
    expect(await database.query('select 1 from reclassification')).toHaveLength(0);
    await database.query(`update item_index set classifier_version = 'older-1'`);
    await renewal(runtime);
    await drain(runtime);
    expect(await database.query(`select 1 from item_index where classifier_version = 'older-1'`)).toHaveLength(0);
    await expectBlocksEqualTables();

    await database.query(
      `insert into model (taxonomy_version, reason, trained_at, last_label_id, label_count, unlabelled_count, state, report, blob)
       values (1, 'labels', now(), 0, 0, 0, 'serving', '{}', 'of another time')`,
    );
    await database.query('update serving set model_id = (select max(model_id) from model)');
    await renewal(runtime);
    const jobs = await database.query('select task_identifier as task from graphile_worker.jobs');
    expect(jobs).toEqual([{ task: 'train' }]);
    await addJob(database, 'correct', { itemIds: [await itemOf('Lovely colour')] });
    await drain(runtime); // the tree speaks alone meanwhile
    await expectBlocksEqualTables();
  });

  it('what arrives while the backlog is classified is in the new version too, and rolling back brings the old answers back', async () => {
    const before = await database.query('select item_id, themes, intent, sentiment from item_index order by item_id');
    await publishWithout(LATE);
    const reclassificationId = await begin(2);
    await addJob(database, 'reclassify', { reclassificationId });
    writeFileSync(join(folder, 'b.csv'), 'id,at,comment\n4,2026-11-04 10:00,My refund never came\n');
    await pullAndDrain(runtime, sourceId);
    await drain(runtime);
    expect(await blockContents(database)).toHaveProperty('size', 4);
    await expectBlocksEqualTables();
    const back = await begin(1);
    await addJob(database, 'reclassify', { reclassificationId: back });
    await drain(runtime);
    const after = await database.query(
      `select item_id, themes, intent, sentiment from item_index where item_id = any($1) order by item_id`,
      [before.map((row) => (row as { item_id: string }).item_id)],
    );
    expect(after).toEqual(before);
    await expectBlocksEqualTables();
  });
});
