import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  correctItem,
  drawLabelQueue,
  getAgreement,
  getLabelQueue,
  judgeDraw,
  listItemLabels,
  reopenDraw,
  skipDraw,
  type CorrectionBody,
  type Judgement,
  type LabelQueue,
} from '@koe/api/contract/labels';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { writeSomeItems, type SomeItem } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

const LEAVES = STARTER_THEMES.filter(({ parent }) => parent !== null).map(({ id }) => id);
const NOTHING: Judgement = { themes: [], sentiment: null, intent: null, serious: false };

let api: TestApi;
let items: SomeItem[];
let other: string;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  items = await writeSomeItems(api.runtime.database, 120, 3);
  other = await addPerson('佐藤 次郎');
});
afterAll(() => api.close());

async function addPerson(name: string): Promise<string> {
  const id = randomUUID();
  await api.runtime.database.query(`insert into person (person_id, name) values ($1, $2)`, [id, name]);
  return id;
}

const as = (person: string): { headers: Record<string, string> } => ({ headers: { 'x-koe-person': person } });
const draw = async (person: string, size: number): Promise<LabelQueue> =>
  answerOf(
    drawLabelQueue,
    await api.call('/api/v1/labels/queue', { method: 'POST', body: { size, take: 60 }, ...as(person) }),
  );
const queueOf = async (person: string): Promise<LabelQueue> =>
  answerOf(getLabelQueue, await api.call(`/api/v1/labels/queue?person=${person}&take=60`));
const judge = (person: string, drawId: string, body: object): Promise<Answer> =>
  api.call(`/api/v1/labels/draws/${drawId}/judgement`, { method: 'PUT', body, ...as(person) });
const act = (person: string, drawId: string, verb: 'skip' | 'reopen'): Promise<Answer> =>
  api.call(`/api/v1/labels/draws/${drawId}/${verb}`, { method: 'POST', ...as(person) });
const correct = (id: string, body: CorrectionBody): Promise<Answer> =>
  api.call(`/api/v1/items/${id}/labels`, { method: 'POST', body });
const labelsOf = async (id: string): Promise<z.output<NonNullable<typeof listItemLabels.answer>>['labels']> =>
  answerOf(listItemLabels, await api.call(`/api/v1/items/${id}/labels`)).labels;
const jobs = async (task: string): Promise<unknown[]> =>
  (
    await api.runtime.database.query<{ payload: unknown }>(
      `select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
       where t.identifier = $1`,
      [task],
    )
  ).map(({ payload }) => payload);
const clearJobs = (): Promise<unknown> => api.runtime.database.query('delete from graphile_worker._private_jobs');
const voices = (): Promise<{ item_id: string }[]> =>
  api.runtime.database.query('select item_id from item_index where voice order by item_id');

describe('a queue', () => {
  it('is drawn once, with a probability for each item, and a tenth of it for a second person', async () => {
    const person = await addPerson('一人目');
    expect((await queueOf(person)).queue).toBeNull();
    const [first, again] = await Promise.all([draw(person, 30), draw(person, 30)]);
    expect(first.queue?.id).toBe(again.queue?.id);
    expect(first.progress).toMatchObject({ done: 0, skipped: 0, open: 30, total: 30 });
    expect(new Set(first.items.map(({ itemId }) => itemId)).size).toBe(30);
    for (const { parts } of first.items) expect(parts[0]?.text).not.toBe('');
    const rows = await api.runtime.database.query<{ inclusion: number; second: boolean; population: number }>(
      `select d.inclusion, d.second_of is not null as second, q.population from label_draw d join label_queue q using (queue_id)
       where queue_id = $1`,
      [first.queue?.id],
    );
    expect(rows.filter(({ second }) => second)).toHaveLength(3);
    for (const { inclusion, population } of rows) {
      expect(inclusion).toBeGreaterThan(0);
      expect(inclusion).toBeLessThanOrEqual(1);
      expect(population).toBe((await voices()).length);
    }
    await api.runtime.database.query('delete from label_draw where queue_id = $1', [first.queue?.id]);
  });

  it('takes a complete judgement: what is not chosen is denied, with who, when and what was seen', async () => {
    const { items: drawn } = await draw(api.personId, 10);
    await clearJobs();
    const [item] = drawn;
    if (!item) throw new Error('nothing was drawn');
    const [late] = LEAVES;
    if (late === undefined) throw new Error('no theme');
    const part = item.parts[0];
    const span = { partKey: part?.key ?? '', start: 0, end: 2 };
    const judgement: Judgement = {
      themes: [{ id: late, span }],
      sentiment: 'negative',
      intent: 'complaint',
      serious: false,
    };
    const answer = answerOf(judgeDraw, await judge(api.personId, item.drawId, judgement));
    expect(answer.progress).toMatchObject({ done: 1, open: 9 });
    expect(answer.sinceTraining).toBe(1);
    const labels = await labelsOf(item.itemId);
    expect(labels.filter(({ value }) => value === 'yes')).toMatchObject([
      { task: 'theme', themeId: late, span, origin: 'queue', by: '山田 花子', counts: true },
    ]);
    const denied = labels.filter(({ task, value }) => task === 'theme' && value === 'no').map(({ themeId }) => themeId);
    expect(denied.sort()).toEqual(LEAVES.filter((id) => id !== late).sort());
    expect(labels.find(({ task }) => task === 'sentiment')?.value).toBe('negative');
    expect(labels.find(({ task }) => task === 'serious')?.value).toBe('no');
    expect(await jobs('correct')).toEqual([{ itemIds: [item.itemId] }]);
    expect((await queueOf(api.personId)).items.map(({ drawId }) => drawId)).not.toContain(item.drawId);
    problemIn(await judge(api.personId, item.drawId, judgement), 'conflict');
  });

  it('is undone by who judged, and only by that person', async () => {
    const [item] = (await queueOf(api.personId)).items;
    if (!item) throw new Error('the queue is empty');
    answerOf(judgeDraw, await judge(api.personId, item.drawId, NOTHING));
    problemIn(await act(other, item.drawId, 'reopen'), 'conflict');
    const undone = answerOf(reopenDraw, await act(api.personId, item.drawId, 'reopen'));
    expect(undone.progress).toMatchObject({ done: 1, open: 9 });
    const labels = await labelsOf(item.itemId);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.every(({ withdrawnAt, counts }) => withdrawnAt !== null && !counts)).toBe(true);
    expect((await queueOf(api.personId)).items[0]?.drawId).toBe(item.drawId);
    const log = await api.runtime.database.query(`select 1 from change_log where action = 'reopen' and subject = $1`, [
      `label_draw:${item.drawId}`,
    ]);
    expect(log).toHaveLength(1);
  });

  it('leaves out what was skipped, and what has changed since it was drawn', async () => {
    const before = (await queueOf(api.personId)).items;
    const [skipped, changed] = before;
    if (!skipped || !changed) throw new Error('the queue is empty');
    const answer = answerOf(skipDraw, await act(api.personId, skipped.drawId, 'skip'));
    expect(answer.progress).toMatchObject({ done: 1, skipped: 1, open: 8 });
    expect((await labelsOf(skipped.itemId)).filter(({ counts }) => counts)).toEqual([]);
    await api.runtime.database.query('update item_index set revision = revision + 1 where item_id = $1', [
      changed.itemId,
    ]);
    problemIn(await judge(api.personId, changed.drawId, NOTHING), 'conflict');
    const after = await queueOf(api.personId);
    expect(after.items.map(({ drawId }) => drawId)).not.toContain(changed.drawId);
    expect(after.progress.open).toBe(7);
    await api.runtime.database.query('update item_index set revision = revision - 1 where item_id = $1', [
      changed.itemId,
    ]);
  });

  it('refuses a theme that is not in the tree, words that are not there, and a theme named twice', async () => {
    const [item] = (await queueOf(api.personId)).items;
    const drawId = item?.drawId ?? '';
    const part = item?.parts[0]?.key ?? '';
    const fieldOf = async (body: object): Promise<string | undefined> =>
      problemIn(await judge(api.personId, drawId, { ...NOTHING, ...body }), 'invalid_request').fields?.[0]?.field;
    expect(await fieldOf({ themes: [{ id: 9_999 }] })).toBe('themes.0.id');
    const marked = (span: object): object => ({ themes: [{ id: LEAVES[0], span }] });
    expect(await fieldOf(marked({ partKey: part, start: 0, end: 100_000 }))).toBe('themes.0.span.end');
    expect(await fieldOf(marked({ partKey: 'nowhere', start: 0, end: 1 }))).toBe('themes.0.span.partKey');
    expect(await fieldOf(marked({ partKey: part, start: 2, end: 2 }))).toBe('themes.0.span.end');
    expect(await fieldOf({ themes: [{ id: LEAVES[0] }, { id: LEAVES[0] }] })).toBe('themes');
    problemIn(await judge(api.personId, randomUUID(), NOTHING), 'not_found');
    expect((await queueOf(api.personId)).progress.done).toBe(1);
  });

  it('gives a tenth to whoever comes next, without what the first person said', async () => {
    const own = await queueOf(api.personId);
    const [pair] = await api.runtime.database.query<{ first: string; second: string; item: string }>(
      `select second_of as first, draw_id as second, item_id as item from label_draw where second_of is not null and queue_id = $1`,
      [own.queue?.id],
    );
    if (!pair) throw new Error('no item is for two people');
    // the draw was at random: an earlier test may have judged or skipped this one
    await api.runtime.database.query(
      `update label set withdrawn_at = now() where draw_id = $1 and withdrawn_at is null`,
      [pair.first],
    );
    await api.runtime.database.query(
      `update label_draw set state = 'open', finished_by = null, finished_at = null where draw_id = $1`,
      [pair.first],
    );
    answerOf(judgeDraw, await judge(api.personId, pair.first, { ...NOTHING, sentiment: 'positive' }));
    // as the job does: people's answers over the model's
    await api.runtime.database.query(
      `update item_index set classifier_version = 'v1+7', sentiment = 'positive' where item_id = $1`,
      [pair.item],
    );
    problemIn(await judge(api.personId, pair.second, NOTHING), 'conflict');
    const theirs = await queueOf(other);
    expect(theirs.items).toMatchObject([{ drawId: pair.second, itemId: pair.item, second: true, sentiment: null }]);
    answerOf(judgeDraw, await judge(other, pair.second, { ...NOTHING, sentiment: 'negative' }));
    expect((await queueOf(other)).items).toEqual([]);
  });

  it('does not draw again what was judged or skipped', async () => {
    const rest = await draw(other, 200);
    const finished = await api.runtime.database.query<{ item_id: string }>(
      `select item_id from label_draw where state <> 'open'`,
    );
    expect(finished.length).toBeGreaterThan(2);
    const drawn = rest.items.map(({ itemId }) => itemId);
    for (const { item_id } of finished) expect(drawn).not.toContain(item_id);
    expect(rest.progress.open).toBe((await voices()).length - new Set(finished.map(({ item_id }) => item_id)).size);
  });

  it('asks for a new model once in twenty judgements', async () => {
    const { items: rest, sinceTraining } = await queueOf(other);
    await clearJobs();
    for (const { drawId } of rest.slice(0, 20 - sinceTraining - 1))
      answerOf(judgeDraw, await judge(other, drawId, NOTHING));
    expect(await jobs('train')).toEqual([]);
    const next = rest[20 - sinceTraining];
    const answer = answerOf(judgeDraw, await judge(other, next?.drawId ?? '', NOTHING));
    expect(answer.sinceTraining).toBe(20);
    expect(await jobs('train')).toEqual([{ reason: 'labels' }]);
    await clearJobs();
    answerOf(judgeDraw, await judge(other, rest[21]?.drawId ?? '', NOTHING));
    expect(await jobs('train')).toEqual([]);
  });

  it('needs somebody who exists', async () => {
    problemIn(
      await api.call('/api/v1/labels/queue', { method: 'POST', body: { size: 5 }, anonymous: true }),
      'actor_required',
    );
    problemIn(await api.call('/api/v1/labels/queue', { method: 'POST', body: { size: 0 } }), 'invalid_request');
  });
});

describe('a correction', () => {
  it('counts until it is withdrawn; then what was said before counts again', async () => {
    const id = items.at(-1)?.itemId ?? '';
    await clearJobs();
    const [theme] = LEAVES;
    const first = answerOf(correctItem, await correct(id, { task: 'theme', themeId: theme ?? 0, value: 'yes' }));
    expect(first).toMatchObject({ by: '山田 花子', origin: 'correction', counts: true, span: null });
    const second = answerOf(correctItem, await correct(id, { task: 'theme', themeId: theme ?? 0, value: 'no' }));
    const counting = async (): Promise<number[]> =>
      // the item may have been judged in the queue as well
      (await labelsOf(id)).filter(({ counts, origin }) => counts && origin === 'correction').map((label) => label.id);
    expect(await counting()).toEqual([second.id]);
    expect(await jobs('correct')).toEqual([{ itemIds: [id] }, { itemIds: [id] }]);
    const withdraw = (): Promise<Answer> => api.call(`/api/v1/labels/${String(second.id)}`, { method: 'DELETE' });
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(204);
    expect(await counting()).toEqual([first.id]);
    problemIn(await api.call('/api/v1/labels/999999999', { method: 'DELETE' }), 'not_found');
  });

  it('is checked by its task', async () => {
    const id = items[1]?.itemId ?? '';
    const wrong = async (body: object): Promise<void> =>
      void problemIn(await api.call(`/api/v1/items/${id}/labels`, { method: 'POST', body }), 'invalid_request');
    await wrong({ task: 'priority', value: 'P9' });
    await wrong({ task: 'sentiment', value: 'yes' });
    await wrong({ task: 'theme', themeId: 9_999, value: 'yes' });
    await wrong({ task: 'mood', value: 'yes' });
    answerOf(correctItem, await correct(id, { task: 'priority', value: 'P1' }));
    problemIn(await correct(randomUUID(), { task: 'priority', value: 'P1' }), 'not_found');
  });
});

describe('agreement', () => {
  it('counts pairs of two people on one item, and says nothing below ten', async () => {
    const { leastPairs, tasks, themesTogether } = answerOf(getAgreement, await api.call('/api/v1/labels/agreement'));
    expect(leastPairs).toBe(10);
    const sentiment = tasks.find(({ task }) => task === 'sentiment');
    expect(sentiment).toMatchObject({ pairs: 1, alpha: null, interval: null });
    // one item, however many themes it was asked about
    expect(themesTogether).toMatchObject({ pairs: 1, alpha: null });
  });
});
