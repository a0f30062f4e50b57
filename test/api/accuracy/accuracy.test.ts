import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAccuracy, getCorrectedCounts } from '@koe/api/contract/accuracy';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';
import {
  DAMAGED,
  judgeItem,
  LATE,
  label,
  openQueue,
  serveTrained,
  writeItem,
} from '../../sql/queries/accuracy/judged-items.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T03:00:00Z') } });
});
afterAll(() => api.close());

const accuracy = async () => answerOf(getAccuracy, await api.call('/api/v1/accuracy'));
const counts = async (query = '') => answerOf(getCorrectedCounts, await api.call(`/api/v1/accuracy/counts${query}`));

describe('accuracy over http', () => {
  it('says of an installation without labels that nothing is known, and corrects nothing', async () => {
    const answer = await accuracy();
    expect(answer).toMatchObject({ minimumLabels: 30, all: null, parity: null, models: [], servingModelId: null });
    expect(answer.themes.length).toBeGreaterThan(30);
    for (const theme of answer.themes) expect(theme).toMatchObject({ verdict: 'unknown', doubts: ['labels'] });
    expect(answer.drift.entries).toEqual([]);
    expect((await counts()).themes.every(({ corrected }) => corrected === null)).toBe(true);
  });

  it('follows the labels: figures, the verdict, tasks and counts corrected for wrong and for missed items', async () => {
    const { database } = api.runtime;
    const queue = await openQueue(database);
    const day = 20_526; // 2026-03-14
    const judge = async (times: number, said: Record<number, number>, themes: number[], sentiment = 'negative') => {
      for (let at = 0; at < times; at++) {
        const item = await writeItem(database, { said, localDay: day, lang: at % 2 === 0 ? 'ja' : 'en' });
        await judgeItem(database, queue, item, { themes, sentiment });
      }
    };
    await judge(60, { [LATE.id]: 0.9 }, [LATE.id]);
    await judge(20, { [LATE.id]: 0.9 }, []);
    await judge(30, {}, [LATE.id], 'positive');
    await judge(90, {}, [], 'neutral');
    const answer = await accuracy();
    expect(answer.labels).toMatchObject({ judged: 200, used: 200, outdated: 0, unfair: 0, second: 0, corrected: 0 });
    const late = answer.themes.find(({ themeId }) => themeId === LATE.id)!;
    expect(late.judged).toEqual({ under: 80, belonging: 90 });
    expect(late.precision!.value).toBeCloseTo(0.75, 1);
    expect(late.precision!.n).toBeGreaterThan(30);
    expect(late.recall.value).toBeCloseTo(0.67, 1);
    expect(late).toMatchObject({ verdict: 'care' });
    const damaged = answer.themes.find(({ themeId }) => themeId === DAMAGED.id)!;
    expect(damaged).toMatchObject({ precision: null, verdict: 'unknown' });
    const [sentiment] = answer.tasks;
    expect(sentiment).toMatchObject({ task: 'sentiment', judged: 200 });
    expect(sentiment!.accuracy!.value).toBeCloseTo(0.4, 5);

    const { items, themes } = await counts('?from=2026-03-14&to=2026-03-14');
    expect(items).toBe(200);
    const corrected = themes.find(({ themeId }) => themeId === LATE.id)!;
    expect(corrected.raw).toBe(80);
    expect(corrected.corrected!).toBeGreaterThan(80);
    expect(corrected.interval![0]).toBeLessThan(90);
    expect(corrected.interval![1]).toBeGreaterThan(90);
    const none = await counts('?from=2026-01-01&to=2026-01-02');
    expect(none.items).toBe(0);
    expect(none.themes.every(({ raw, corrected: value }) => raw === 0 && value === null)).toBe(true);
    expect((await counts('?lang=ja&from=2026-03-14')).items).toBe(100);
  });

  it('answers anew once somebody labels, and lists models with what their trainer found', async () => {
    const { database } = api.runtime;
    const item = await writeItem(database);
    await label(database, item, { task: 'theme', themeId: LATE.id, value: 'yes' });
    expect((await accuracy()).labels.corrected).toBe(1);
    const figure = { value: 0.7, interval: [0.6, 0.8] };
    await serveTrained(database, 0, {
      tasks: [{ task: 'themes', judged: 120, judgedBy: 'person', microF1: figure }],
      compared: { items: 120, now: 0.7, before: 0.72, isWorse: true },
    });
    await serveTrained(database, 0, 'no report at all');
    const [bare, known] = (await accuracy()).models;
    expect(bare).toMatchObject({ tasks: [], compared: null });
    expect(known).toMatchObject({ compared: { items: 120 }, tasks: [{ task: 'themes', microF1: figure }] });
  });

  it('refuses a filter that cannot be read', async () => {
    problemIn(await api.call('/api/v1/accuracy/counts?seg.nowhere=1'), 'invalid_filter');
  });
});
