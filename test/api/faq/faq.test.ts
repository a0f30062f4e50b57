import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFaqArticles, listFaqArticles, listFaqGaps, putFaqGap, putFaqJudgement } from '@koe/api/contract/faq';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { keepGap, retireGaps } from '@koe/sql/queries/faq/gap';
import { noteFaqRun } from '@koe/sql/queries/faq/run';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const NOW = new Date('2026-11-22T03:00:00Z');
const RUN = randomUUID();
const GAP = randomUUID();
let api: TestApi;

beforeAll(async () => {
  api = await startApi({ clock: { now: () => NOW } });
  const { database } = api.runtime;
  await noteFaqRun(database, {
    ...{ runId: RUN, fromDay: parseDay('2026-08-24'), toDay: parseDay('2026-11-15'), questions: 400, read: 200 },
    ...{ alone: 100, articles: 0, found: 1, at: NOW },
  });
  await keep();
});
afterAll(() => api.close());

const keep = (): Promise<void> =>
  keepGap(api.runtime.database, {
    ...{ gapId: GAP, runId: RUN, name: { ja: '靴・交換', en: '靴・交換' }, phrases: [{ phrase: '靴', lang: 'ja' }] },
    ...{ weeks: [4, 5, 3, 4, 4, 5, 9, 8, 10, 9, 8, 11], contactWeeks: Array.from({ length: 12 }, () => 4) },
    ...{ unanswered: 2, channels: [{ key: 'email', count: 80 }], langs: [{ key: 'ja', count: 80 }] },
    ...{ themeId: 20, themeShare: 0.9, itemIds: [], matches: [], covered: false, foundAt: NOW },
  });
const send = (method: string, path: string, body?: unknown): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/faq${path}`, { method, ...(body === undefined ? {} : { body }) });
const csv = (text: string, more: object = {}): object => ({
  ...{ name: 'faq.csv', format: 'csv', files: [{ path: 'faq.csv', content: Buffer.from(text).toString('base64') }] },
  ...more,
});

describe('FAQ gaps', () => {
  it('have a volume with its interval, growth, and savings as a range', async () => {
    const { gaps, run } = answerOf(listFaqGaps, await send('GET', '/gaps'));
    expect(run).toMatchObject({ from: '2026-08-24', to: '2026-11-15', alone: 0.5 });
    const [gap] = gaps;
    expect(gap).toMatchObject({ id: GAP, status: 'open', covered: false, growth: { clear: true } });
    expect(gap?.perWeek.value).toBeCloseTo(80 / 12);
    const [low, high] = gap?.contactsPerWeek.interval ?? [0, 0];
    expect(gap?.saved).toEqual([low * 0.1, high * 0.4]);
    expect(gap?.evidence).toContain('theme=20');
  });

  it('are written by somebody until a day, published, dismissed with a reason, and opened again', async () => {
    const decide = (body: object): ReturnType<TestApi['call']> => send('PUT', `/gaps/${GAP}`, body);
    const writing = { status: 'writing', ownerId: api.personId, dueOn: '2026-12-04' };
    expect(answerOf(putFaqGap, await decide(writing))).toMatchObject({
      dueOn: '2026-12-04',
      owner: { name: '山田 花子' },
    });
    // what somebody works on is not past because nobody asks it any more
    await retireGaps(api.runtime.database, []);
    expect(answerOf(putFaqGap, await decide({ status: 'published' }))).toMatchObject({ status: 'published' });
    problemIn(await decide({ status: 'dismissed' }), 'invalid_request');
    problemIn(await decide({ ...writing, ownerId: randomUUID() }), 'invalid_request');
    problemIn(await decide({ ...writing, actionId: randomUUID() }), 'invalid_request');
    problemIn(await send('PUT', `/gaps/${randomUUID()}`, { status: 'open' }), 'not_found');
    expect(answerOf(putFaqGap, await decide({ status: 'open' }))).toMatchObject({ status: 'open', owner: null });
    const log = await api.runtime.database.query(`select 1 from change_log where subject = $1`, [`faq_gap:${GAP}`]);
    expect(log).toHaveLength(3);
  });

  it('stay as somebody judged them when they are looked for again', async () => {
    answerOf(importFaqArticles, await send('POST', '/imports', csv('title,body\n靴の交換,できます')));
    const { articles } = answerOf(listFaqArticles, await send('GET', '/articles'));
    const judge = async (articleId: string | null): Promise<boolean> =>
      answerOf(putFaqJudgement, await send('PUT', `/gaps/${GAP}/judgement`, { articleId, answers: true })).covered;
    expect(await judge(articles[0]?.id ?? null)).toBe(true);
    await keep();
    expect(answerOf(listFaqGaps, await send('GET', '/gaps')).gaps[0]).toMatchObject({ covered: true, judged: true });
    expect(await judge(null)).toBe(false);
    problemIn(
      await send('PUT', `/gaps/${GAP}/judgement`, { articleId: randomUUID(), answers: true }),
      'invalid_request',
    );
  });
});

describe('articles', () => {
  it('are written over by key, tell what was set aside, and change nothing when they come again', async () => {
    const load = async (text: string, more = {}): Promise<object> => {
      const { added, changed, unchanged, removed, rejects } = answerOf(
        importFaqArticles,
        await send('POST', '/imports', csv(text, more)),
      );
      return { added, changed, unchanged, removed, rejects: rejects.map(({ reason }) => reason) };
    };
    const first = 'key,title,body\na,A,one\nb,B,two\nc,,three';
    expect(await load(first)).toMatchObject({ added: 2, changed: 0, rejects: ['no_title'] });
    expect(await load(first)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await load('key,title,body\na,A,another', { replace: true })).toMatchObject({ changed: 1, removed: 2 });
    // nothing readable is a mistake, not an empty knowledge base
    expect(await load('nothing', { replace: true })).toMatchObject({ removed: 0, rejects: ['no_columns'] });
    const { articles, total, imports } = answerOf(listFaqArticles, await send('GET', '/articles?text=ANOTHER'));
    expect([articles.map(({ key }) => key), total]).toEqual([['a'], 1]);
    expect(imports[0]).toMatchObject({ name: 'faq.csv', by: { name: '山田 花子' } });
    expect((await send('DELETE', `/articles/${articles[0]?.id ?? ''}`)).status).toBe(204);
  });

  it('with tags of a page in them are words and nothing else', async () => {
    answerOf(
      importFaqArticles,
      await send('POST', '/imports', csv('title,body\n<script>alert(1)</script>,<img onerror=x>')),
    );
    const { articles } = answerOf(listFaqArticles, await send('GET', '/articles'));
    expect(articles.map(({ title }) => title)).toContain('<script>alert(1)</script>');
  });
});
