import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { ALL, readCounted, readThemeCounts } from '@koe/sql/queries/accuracy/counted';
import { readJudged } from '@koe/sql/queries/accuracy/judged';
import { readLabelFacts, readModels } from '@koe/sql/queries/accuracy/models';
import { readScores } from '@koe/sql/queries/accuracy/scores';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { DAMAGED, judgeItem, label, LATE, openQueue, RAW_VERSION, serveTrained, writeItem } from './judged-items.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await publishStarterTaxonomy(database, STARTER_THEMES, new Date('2026-03-01T00:00:00Z'));
});
afterEach(() => database.drop());

const read = () => readJudged(database, STARTER_THEMES);

describe('judged items', () => {
  it('stand beside what the model says, themes above included', async () => {
    const item = await writeItem(database, { lang: 'en', channel: 'chat', said: { [LATE.id]: 0.8 }, priority: 'P2' });
    await judgeItem(database, await openQueue(database), item, {
      themes: [DAMAGED.id],
      sentiment: 'neutral',
      serious: 'yes',
    });
    const { judged, outdated, unfair } = await read();
    expect({ outdated, unfair }).toEqual({ outdated: 0, unfair: 0 });
    expect(judged).toHaveLength(1);
    const [one] = judged;
    expect(one).toMatchObject({ lang: 'en', channel: 'chat' });
    expect([...one!.said].sort()).toEqual(
      [
        [LATE.id, expect.closeTo(0.8)],
        [LATE.parent, expect.closeTo(0.8)],
      ].sort(),
    );
    expect([...one!.truth].sort()).toEqual([DAMAGED.id, DAMAGED.parent].sort());
    expect(one!.asked.size).toBe(STARTER_THEMES.length);
    expect(one!.answers).toEqual({
      sentiment: { truth: 'neutral', said: 'negative' },
      intent: { truth: null, said: 'complaint' },
      priority: { truth: null, said: 'P2' },
      serious: { truth: 'yes', said: 'yes' },
    });
  });

  it('are read without people’s corrections, which are no random look either', async () => {
    const item = await writeItem(database, { said: { [LATE.id]: 0.8 }, version: `${RAW_VERSION}+7` });
    await database.query(
      `insert into mention (item_id, revision, classifier_version, position, part_key, theme_id, span_start, span_end, confidence, sentiment)
       values ($1, 1, $2, 0, 'q', $3, 0, 1, 1, 'negative')`,
      [item, `${RAW_VERSION}+7`, DAMAGED.id],
    );
    await label(database, item, { task: 'theme', themeId: DAMAGED.id, value: 'yes' });
    expect((await read()).judged).toEqual([]);
    await judgeItem(database, await openQueue(database), item, { themes: [LATE.id] });
    const { judged } = await read();
    expect([...judged[0]!.said.keys()]).not.toContain(DAMAGED.id);
    expect([...judged[0]!.truth]).not.toContain(DAMAGED.id);
    expect((await readLabelFacts(database)).corrected).toBe(1);
  });

  it('of a trained model are answered by what it said when they were kept out, never by what it learnt', async () => {
    const queue = await openQueue(database);
    const [kept, forgotten, later] = [await writeItem(database), await writeItem(database), await writeItem(database)];
    for (const item of [kept, forgotten]) await judgeItem(database, queue, item, { themes: [LATE.id] });
    const [{ last }] = (await database.query<{ last: number }>('select max(label_id) as last from label')) as [
      { last: number },
    ];
    const modelId = await serveTrained(database, last);
    await database.query(
      `insert into model_held_out (model_id, item_id, revision, themes, sentiment, priority) values ($1, $2, 1, $3, 'positive', 'P1')`,
      [modelId, kept, JSON.stringify([{ id: DAMAGED.id, score: 0.6 }])],
    );
    await judgeItem(database, queue, later, { finishedAt: new Date('2026-03-05T00:00:00Z') });
    const { judged, unfair } = await read();
    expect(unfair).toBe(1);
    expect(judged).toHaveLength(2);
    const held = judged.find(({ truth }) => truth.has(LATE.id));
    expect(held?.said.get(DAMAGED.id)).toBeCloseTo(0.6);
    expect(held?.answers.sentiment.said).toBe('positive');
    expect(held?.answers.serious.said).toBe('yes');
  });

  it('count by the first of two judgements, whoever gave it', async () => {
    const queue = await openQueue(database);
    const item = await writeItem(database);
    const first = await judgeItem(database, queue, item, {
      themes: [LATE.id],
      finishedAt: new Date('2026-03-05T00:00:00Z'),
    });
    await judgeItem(database, queue, item, {
      themes: [DAMAGED.id],
      secondOf: first,
      finishedAt: new Date('2026-03-04T00:00:00Z'),
    });
    const { judged } = await read();
    expect(judged).toHaveLength(1);
    expect(judged[0]!.truth.has(DAMAGED.id)).toBe(true);
    const skipped = await judgeItem(database, queue, await writeItem(database), { state: 'skipped' });
    expect((await read()).judged).toHaveLength(1);
    await judgeItem(database, queue, await writeItem(database), { secondOf: skipped });
    expect((await read()).judged).toHaveLength(2);
  });

  it('count once when two queues held them, for what both draws stand for', async () => {
    const [one, two] = [await openQueue(database), await openQueue(database, new Date('2026-03-02T01:00:00Z'))];
    const item = await writeItem(database);
    await judgeItem(database, two, item, { themes: [DAMAGED.id], finishedAt: new Date('2026-03-05T00:00:00Z') });
    await judgeItem(database, one, item, { themes: [LATE.id], finishedAt: new Date('2026-03-04T00:00:00Z') });
    const other = await writeItem(database);
    await judgeItem(database, two, other, { finishedAt: new Date('2026-03-06T00:00:00Z') });
    const { judged } = await read();
    expect(judged.map(({ truth }) => truth.has(LATE.id))).toEqual([true, false]);
    expect(judged[0]!.weight).toBeGreaterThan(judged[1]!.weight);
  });

  it('are left out once the item has changed, and lose what was withdrawn', async () => {
    const queue = await openQueue(database);
    const [changed, withdrawn] = [await writeItem(database), await writeItem(database)];
    await judgeItem(database, queue, changed, { themes: [LATE.id] });
    await judgeItem(database, queue, withdrawn, { themes: [LATE.id] });
    await database.query('update item_index set revision = 2 where item_id = $1', [changed]);
    await database.query(`update label set withdrawn_at = labelled_at where item_id = $1 and task = 'theme'`, [
      withdrawn,
    ]);
    const { judged, outdated } = await read();
    expect(outdated).toBe(1);
    expect(judged).toHaveLength(1);
    expect(judged[0]!.truth.size).toBe(0);
  });

  it('weigh one over their inclusion probability', async () => {
    const queue = await openQueue(database);
    for (const inclusion of [0.5, 0.05]) await judgeItem(database, queue, await writeItem(database), { inclusion });
    const weights = (await read()).judged.map(({ weight }) => weight).sort((a, b) => a - b);
    expect(weights[1]! / weights[0]!).toBeCloseTo(10);
  });

  it('say nothing of themes that their tree did not have', async () => {
    const old = STARTER_THEMES.filter(({ id }) => id !== DAMAGED.id);
    await database.query(
      `insert into taxonomy_version (version, themes, published_at) values (9, $1, '2026-01-01T00:00:00Z')`,
      [JSON.stringify(old)],
    );
    await judgeItem(
      database,
      await openQueue(database, new Date('2026-01-02T00:00:00Z'), 9),
      await writeItem(database),
    );
    const [one] = (await read()).judged;
    expect(one!.asked.has(DAMAGED.id)).toBe(false);
    expect(one!.asked.has(LATE.id)).toBe(true);
  });
});

describe('the whole', () => {
  it('is counted by theme with themes above, and sampled with the model’s confidence', async () => {
    await writeItem(database, { said: { [LATE.id]: 0.8, [DAMAGED.id]: 0.45 } });
    await writeItem(database, { lang: 'en', said: { [DAMAGED.id]: 0.6 } });
    await writeItem(database, { localDay: 20_514 });
    const { items, byTheme } = await readThemeCounts(database, ALL);
    expect(items).toBe(3);
    expect([byTheme.get(LATE.id), byTheme.get(DAMAGED.id), byTheme.get(LATE.parent!)]).toEqual([1, 2, 2]);
    const counted = await readCounted(database, ALL, STARTER_THEMES, 2);
    expect(counted).toHaveLength(2);
    expect(counted[0]!.said.size).toBe(0); // the newest first
    const filtered = { where: { sql: 'x.lang = :only', parameters: { only: 'en' } } };
    const [english] = await readCounted(database, filtered, STARTER_THEMES, 10);
    expect(english!.said.get(LATE.parent!)).toBeCloseTo(0.6);
    expect((await readThemeCounts(database, filtered)).items).toBe(1);
  });

  it('gives the confidence of mentions by theme, language, band and period', async () => {
    await writeItem(database, { localDay: 100, said: { [LATE.id]: 0.95 } });
    await writeItem(database, { localDay: 110, said: { [LATE.id]: 0.45 } });
    await writeItem(database, { localDay: 120, said: { [LATE.id]: 0.45 } });
    const scores = await readScores(database, { from: 95, to: 105 }, { from: 106, to: 112 });
    expect(scores.map(({ now, band, mentions }) => ({ now, band, mentions })).sort((a, b) => a.band - b.band)).toEqual([
      { now: true, band: 1, mentions: 1 },
      { now: false, band: 6, mentions: 1 },
    ]);
  });

  it('knows the models, newest first, and a stamp that every label changes', async () => {
    const before = await readLabelFacts(database);
    expect(before).toMatchObject({ judged: 0, second: 0, corrected: 0, people: 0, lastAt: null, modelId: null });
    const item = await writeItem(database);
    await judgeItem(database, await openQueue(database), item);
    const modelId = await serveTrained(database, 1);
    const after = await readLabelFacts(database);
    expect(after).toMatchObject({ judged: 1, modelId });
    expect(after.stamp).not.toBe(before.stamp);
    expect((await readModels(database, 10)).map((model) => model.modelId)).toEqual([modelId]);
  });
});
