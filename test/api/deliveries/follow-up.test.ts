import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getAction } from '@koe/api/contract/action-page';
import { addTestSource, pullAndDrain } from '../../harness/pipeline.js';
import { addPlan } from '../actions/plan.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

const MAPPING = {
  kind: 'ticket',
  channel: 'email',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  person: { email: 'email' },
  texts: [{ column: 'comment' }],
};
const SAID = '予定日を過ぎても商品が届きません';
const IDS = ['T-1', '=cmd()', '髙1'];

let api: TestApi;
let folder: string;
let actionId: string;
beforeAll(async () => {
  api = await startApi();
  folder = mkdtempSync(join(tmpdir(), 'koe-follow-up-'));
  const rows = IDS.map((id, at) => `${id},2026-03-0${String(at + 1)} 10:00,person${String(at)}@example.com,${SAID}`);
  writeFileSync(
    join(folder, 'a.csv'),
    `id,at,email,comment\n${rows.join('\n')}\nT-9,2026-03-09 10:00,x@example.com,元気です\n`,
  );
  await pullAndDrain(api.runtime, await addTestSource(api.runtime, { path: folder, mapping: MAPPING }));
  // what a classifier finds is its own test's business
  await api.runtime.database.query(
    `update item_index x set theme_paths = case when exists (select 1 from part p where p.item_id = x.item_id and p.text = $1) then '{24}'::int[] else '{}' end`,
    [SAID],
  );
  actionId = (await addPlan(api)).id;
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const take = (query = '', more: object = {}): Promise<Answer> =>
  api.call(`/api/v1/actions/${actionId}/follow-up${query}`, { method: 'POST', ...more });

it('lists sources and external ids and nothing else, behind a byte order mark, with formulas neutralised', async () => {
  const answer = await take();
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="koe-follow-up-A-\d+\.csv"$/);
  expect([...answer.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(answer.text.replace('\ufeff', '').split('\r\n')).toEqual([
    '取込元,取込元での ID',
    'test folder,髙1',
    `test folder,'=cmd()`,
    'test folder,T-1',
    '',
  ]);
  expect(answer.text).not.toMatch(/@|届きません/);
});

it('is CP932 for those whose spreadsheet wants it', async () => {
  const answer = await take('?encoding=cp932&lang=en');
  expect(answer.headers['content-type']).toBe('text/csv; charset=windows-31j');
  expect(iconv.decode(answer.bytes, 'cp932').split('\r\n').slice(0, 2)).toEqual([
    'Source,ID at the source',
    'test folder,髙1',
  ]);
});

it('is taken by somebody, whose name stands in the history with how much it was; an action that is not there gives nothing', async () => {
  problemIn(await take('', { anonymous: true }), 'actor_required');
  const { history } = answerOf(getAction, await api.call(`/api/v1/actions/${actionId}`));
  const taken = history.filter(({ action }) => action === 'export_follow_up');
  expect(taken).toHaveLength(2);
  expect(taken[0]).toMatchObject({ by: '山田 花子', of: '3' });
  const [line] = await api.runtime.database.query<{ detail: object }>(
    `select detail from change_log where action = 'export_follow_up' order by change_id desc limit 1`,
  );
  expect(line?.detail).toMatchObject({ rows: 3, encoding: 'cp932' });
  const gone = await api.call(`/api/v1/actions/00000000-0000-4000-8000-000000000000/follow-up`, { method: 'POST' });
  problemIn(gone, 'not_found');
});
