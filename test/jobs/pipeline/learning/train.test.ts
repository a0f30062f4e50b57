import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { comparison } from '@koe/jobs/test-only/pipeline/learning/comparison';
import type { LabelledText } from '@koe/jobs/test-only/pipeline/learning/labelled-text';
import { generateSample } from '@koe/jobs/test-only/sample/generate';
import { truthOf } from '@koe/jobs/test-only/sample/sample-item';
import { latestModel } from '@koe/sql/queries/model/model';
import { readServing } from '@koe/sql/queries/model/serving';
import { trainingNeed } from '@koe/sql/queries/model/training-need';
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
const LABELLED = 60;

describe('training', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  const items = [...generateSample({ seed: 7, endAt: new Date('2026-11-21T00:15:00Z'), target: 400 })].flatMap(
    (item) =>
      'texts' in item && item.texts.length === 1 && item.texts[0] !== undefined
        ? [{ text: item.texts[0], truth: truthOf(item) }]
        : [],
  );

  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database, { now: () => new Date('2026-11-21T03:00:00Z') });
    folder = mkdtempSync(join(tmpdir(), 'koe-train-'));
    const rows = items.map(({ text }, at) => `${at},2026-10-01 10:00,"${text.replaceAll('"', '""')}"`);
    writeFileSync(join(folder, 'a.csv'), `id,at,comment\n${rows.join('\n')}\n`);
    await pullAndDrain(runtime, await addTestSource(runtime, { path: folder, mapping: MAPPING }));
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the first items train a first model, and it serves the whole backlog', async () => {
    const serving = await readServing(database);
    expect(serving.modelId).not.toBeNull();
    const versions = await database.query<{ version: string }>(
      'select distinct classifier_version as version from item_index',
    );
    expect(versions).toHaveLength(1);
    expect(versions[0]?.version).toMatch(/^model-/);
    expect(await blockContents(database)).toEqual(await tableContents(database));
    expect(await trainingNeed(database)).toBeNull();
  });

  it('people judge, and the next model has learnt from it; what it says of their items it says without them', async () => {
    const keys = new Map(STARTER_THEMES.map(({ key, id }) => [key, id]));
    const stored = await database.query<{ item_id: string; text: string }>(
      'select item_id, text from part order by item_id',
    );
    const truths = new Map(items.map(({ text, truth }) => [text, truth]));
    const queueId = randomUUID();
    await database.query(
      `insert into label_queue (queue_id, drawn_at, taxonomy_version, classifier_version, population) values ($1, now(), 1, '', $2)`,
      [queueId, stored.length],
    );
    const judged = stored.filter(({ text }) => truths.has(text)).slice(0, LABELLED);
    for (const [position, { item_id, text }] of judged.entries()) {
      const drawId = randomUUID();
      await database.query(
        `insert into label_draw (draw_id, queue_id, item_id, revision, position, stratum, inclusion, state, finished_at)
         values ($1, $2, $3, 1, $4, 'random', 0.2, 'done', now())`,
        [drawId, queueId, item_id, position],
      );
      const truth = truths.get(text);
      const isTrue = new Set((truth?.themes ?? []).map((key) => keys.get(key)));
      const themes = [...keys.values()].map((id) => ['theme', id, isTrue.has(id) ? 'yes' : 'no'] as const);
      for (const [task, themeId, value] of [...themes, ['sentiment', null, truth?.sentiment] as const])
        await database.query(
          `insert into label (item_id, revision, task, theme_id, value, origin, draw_id, taxonomy_version, classifier_version, labelled_at)
           values ($1, 1, $2, $3, $4, 'queue', $5, 1, '', now())`,
          [item_id, task, themeId, value, drawId],
        );
    }
    expect(judged).toHaveLength(LABELLED);
    expect(await trainingNeed(database)).toBe('labels');

    const before = await readServing(database);
    // asked for twice: learnt once
    await addJob(database, 'train', { reason: 'labels' });
    await addJob(database, 'train', { reason: 'labels' });
    await drain(runtime);
    const model = await latestModel(database, 1);
    expect(model).toMatchObject({ labelCount: LABELLED });
    const heldOut = await database.query('select 1 from model_held_out where model_id = $1', [model?.modelId]);
    expect(heldOut).toHaveLength(LABELLED);
    expect(model?.state).toBe('serving');
    expect((await readServing(database)).modelId).not.toBe(before.modelId);
    expect(await trainingNeed(database)).toBeNull();
    expect(await blockContents(database)).toEqual(await tableContents(database));

    // labels that no longer speak of anything ask for nothing either
    await database.query('update item set revision = revision + 1');
    expect(await trainingNeed(database)).toBeNull();
    await database.query('update item set revision = revision - 1');

    // what was learnt and is taken back is to be unlearnt
    await database.query(
      `update label set withdrawn_at = (select max(trained_at) + interval '1 second' from model) where draw_id is not null`,
    );
    expect(await trainingNeed(database)).toBe('labels');
    await database.query('update label set withdrawn_at = null');
  }, 120_000);
});

describe('promotion', () => {
  const text = (itemId: string, present: number[]): LabelledText => ({
    itemId,
    revision: 1,
    kind: 'survey',
    channel: 'survey',
    lang: 'en',
    scores: [],
    text: '',
    judged: true,
    present,
    absent: [2],
    lastLabelId: 1,
  });
  const answers = (right: number, of: number) =>
    Array.from({ length: of }, (_, at) => ({
      itemId: String(at),
      revision: 1,
      themes: [{ id: at < right ? 1 : 2, score: 1 }],
      sentiment: null,
      intent: null,
      priority: null,
    }));
  const labelled = Array.from({ length: 100 }, (_, at) => text(String(at), [1]));

  it('is refused when the new model is more than a point worse on the same items', () => {
    expect(comparison(labelled, answers(70, 100), answers(80, 100))).toMatchObject({
      now: 0.7,
      before: 0.8,
      isWorse: true,
    });
    expect(comparison(labelled, answers(80, 100), answers(80, 100))).toMatchObject({ isWorse: false });
    expect(comparison(labelled, answers(79, 100), answers(80, 100)).isWorse).toBe(false);
  });

  it('is not judged on a handful of items', () => {
    expect(comparison(labelled.slice(0, 20), answers(0, 20), answers(20, 20))).toMatchObject({
      items: 20,
      isWorse: false,
    });
  });
});
