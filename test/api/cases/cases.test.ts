import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addCase,
  draftCase,
  getCase,
  getReadingPath,
  listCaseRevisions,
  listCases,
  putCase,
  putCaseStatus,
  similarCases,
  type CaseAnswer,
} from '@koe/api/contract/cases';
import { removeItems } from '@koe/sql/queries/store/item';
import { addTestSource, pullAndDrain } from '../../harness/pipeline.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const NOW = new Date('2026-11-22T03:00:00Z');
const MAPPING = {
  ...{ kind: 'survey', channel: 'survey', id: 'id' },
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
const BEFORE = { from: '2026-08-03', to: '2026-09-27' };
const AFTER = { from: '2026-09-28', to: '2026-11-15' };
let api: TestApi;
let folder: string;
let theme: number;
let itemIds: string[];

beforeAll(async () => {
  api = await startApi({ clock: { now: () => NOW } });
  folder = mkdtempSync(join(tmpdir(), 'koe-cases-'));
  const row = (at: number): string => {
    const day = new Date(Date.parse('2026-08-03T03:00:00Z') + at * 86_400_000).toISOString();
    return `${String(at)},${day},${at % 2 === 0 ? '配送が遅くて困りました。予定日を過ぎても届きません。' : '商品の色がきれいで満足です。'}`;
  };
  writeFileSync(
    join(folder, 'a.csv'),
    ['id,at,comment', ...Array.from({ length: 100 }, (_, at) => row(at))].join('\n'),
  );
  const source = await addTestSource(api.runtime, { path: folder, mapping: MAPPING });
  await pullAndDrain(api.runtime, source);
  const mentions = await api.runtime.database.query<{ item: string; theme: number }>(
    `select m.item_id as item, m.theme_id as theme from mention m join theme t on t.theme_id = m.theme_id
     where t.key = 'delivery.late' order by m.item_id`,
  );
  theme = mentions[0]?.theme ?? 0;
  itemIds = [...new Set(mentions.map(({ item }) => item))];
}, 120_000);
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const send = (method: string, path: string, body?: unknown): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/cases${path}`, { method, ...(body === undefined ? {} : { body }) });
const content = (more: object = {}): object => ({
  ...{ title: '配送の遅れを先に知らせた', outcome: 'success', themeId: theme, product: null, tags: ['配送'] },
  ...{ story: '遅れが続いた。', analysis: '天候による。', lesson: '分かった時点で知らせる。' },
  ...{ before: BEFORE, after: AFTER, filter: `theme=${String(theme)}`, metrics: ['theme_share', 'volume'] },
  ...{ quotes: itemIds.slice(0, 2), actionId: null },
  ...more,
});
const add = async (more: object = {}): Promise<CaseAnswer> => answerOf(addCase, await send('POST', '', content(more)));
const publish = async ({ id, revision }: CaseAnswer): Promise<CaseAnswer> =>
  answerOf(putCaseStatus, await send('PUT', `/${id}/status`, { revision, status: 'published' }));

describe('case studies', () => {
  it('begin with facts of two periods, counted by the server', async () => {
    const draft = answerOf(draftCase, await send('POST', '/draft', { themeId: theme, before: BEFORE, after: AFTER }));
    expect(draft.content).toMatchObject({
      themeId: theme,
      before: BEFORE,
      after: AFTER,
      filter: `theme=${String(theme)}`,
    });
    expect(draft.content.metrics[0]).toBe('theme_share');
    expect(draft.pairs[0]?.before).toMatchObject({ metric: 'theme_share', period: BEFORE });
    problemIn(await send('POST', '/draft', { themeId: 999 }), 'not_found');
  });

  it('keep what they counted, the customers’ words masked, and every revision', async () => {
    const made = await add();
    expect(made.pairs.map(({ after }) => after.metric)).toEqual(['theme_share', 'volume']);
    expect(made.quotes.map(({ itemId }) => itemId)).toEqual(itemIds.slice(0, 2));
    expect(made.quotes[0]?.text).toContain('配送が遅くて');
    expect(made.trend.length).toBeGreaterThan(10);
    const changed = content({ lesson: '前日までに知らせる。', quotes: itemIds.slice(0, 1) });
    const written = answerOf(putCase, await send('PUT', `/${made.id}`, { revision: 1, content: changed }));
    expect(written).toMatchObject({ revision: 2, factsAt: made.factsAt });
    const conflict = await send('PUT', `/${made.id}`, { revision: 1, content: changed });
    expect(problemIn(conflict, 'conflict').detail).toContain('山田 花子');
    const { revisions } = answerOf(listCaseRevisions, await send('GET', `/${made.id}/revisions`));
    expect(revisions.map(({ revision, changed: fields }) => [revision, fields])).toEqual([
      [2, ['lesson', 'quotes']],
      [1, []],
    ]);
  });

  it('are published when they have all three parts, and deleted as drafts only', async () => {
    const unfinished = await add({ lesson: '' });
    const refused = await send('PUT', `/${unfinished.id}/status`, { revision: 1, status: 'published' });
    expect(problemIn(refused, 'invalid_request').fields?.map(({ field }) => field)).toEqual(['lesson']);
    const out = await publish(await add());
    problemIn(await send('DELETE', `/${out.id}`), 'conflict');
    expect((await send('DELETE', `/${unfinished.id}`)).status).toBe(204);
    problemIn(await send('GET', `/${unfinished.id}`), 'not_found');
  });

  it('refuse themes, metrics, quotes and periods that there are not', async () => {
    problemIn(await send('POST', '', content({ themeId: 999_999 })), 'invalid_request');
    problemIn(await send('POST', '', content({ metrics: ['happiness'] })), 'invalid_request');
    problemIn(await send('POST', '', content({ quotes: ['0c9d0d6a-6f5b-4d1e-8a44-0a1f6b1f2c3d'] })), 'invalid_request');
    problemIn(await send('POST', '', content({ after: BEFORE })), 'invalid_request');
    problemIn(await send('POST', '', content({ filter: 'theme=x' })), 'invalid_filter');
  });

  it('are found by their words in any width, by theme and tag, and shown beside a theme', async () => {
    const made = await publish(await add({ title: 'ポイントの案内', tags: ['案内'] }));
    const search = async (query: string): Promise<string[]> =>
      answerOf(listCases, await send('GET', `?${query}`)).cases.map(({ id }) => id);
    expect(await search(`text=${encodeURIComponent('ﾎﾟｲﾝﾄ')}`)).toEqual([made.id]);
    expect(await search(`tag=${encodeURIComponent('案内')}`)).toEqual([made.id]);
    expect(await search('outcome=failure')).toEqual([]);
    const { cases } = answerOf(similarCases, await send('GET', `/similar?about=${String(theme)}&except=${made.id}`));
    expect(cases[0]?.why).toContain('same_theme');
    expect(cases.map(({ id }) => id)).not.toContain(made.id);
  });

  it('wait on the reading path until the person has read them', async () => {
    const made = await publish(await add({ title: '読む事例' }));
    const unread = async (): Promise<string[]> =>
      answerOf(
        getReadingPath,
        await api.call('/api/v1/cases/path', { headers: { 'x-koe-person': api.personId } }),
      ).themes.flatMap((each) => each.unread.map(({ id }) => id));
    expect(await unread()).toContain(made.id);
    expect((await send('PUT', `/${made.id}/read`, { read: true })).status).toBe(204);
    expect(await unread()).not.toContain(made.id);
  });

  it('lose the words of a voice that is erased, and say so', async () => {
    const made = await add();
    const [erased = ''] = itemIds;
    await removeItems(api.runtime.database, [erased], NOW, 0);
    const read = answerOf(getCase, await send('GET', `/${made.id}`));
    expect(read.erasedQuotes).toBe(1);
    expect(read.quotes.map(({ itemId, text }) => [itemId, text !== ''])).toEqual([
      [itemIds[1], true],
      [null, false],
    ]);
    const [row] = await api.runtime.database.query<{ kept: number }>(
      `select count(*)::int as kept from case_quote where item_id = $1`,
      [erased],
    );
    expect(row?.kept).toBe(0);
    // a change of the case leaves the place as it is
    const again = answerOf(putCase, await send('PUT', `/${made.id}`, { revision: 1, content: read.content }));
    expect(again.erasedQuotes).toBe(1);
  });
});
