import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acceptSuggestion,
  dismissSuggestion,
  getSuggestion,
  listSuggestions,
  lookForSuggestions,
  reopenSuggestion,
} from '@koe/api/contract/suggestions';
import { readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { keepSuggestion } from '@koe/sql/queries/suggestion/suggestion';
import { addTestSource, pullAndDrain } from '../../harness/pipeline.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const NOW = new Date('2026-11-22T03:00:00Z');
const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
const ROWS = [
  'a,2026-11-20 10:00,"改札でリストバンドが反応しない"',
  'b,2026-11-20 11:00,"入口が暗い"',
  'c,2026-11-21 12:00,"リストバンドを何度もかざした。担当は 090-1234-5678 の人"',
];

let api: TestApi;
let folder: string;
let itemIds: string[];
const path = (id: string, verb = ''): string => `/api/v1/suggestions/${id}${verb}`;

beforeAll(async () => {
  api = await startApi({ clock: { now: () => NOW } });
  folder = mkdtempSync(join(tmpdir(), 'koe-suggestions-'));
  writeFileSync(join(folder, 'a.csv'), `id,at,comment\n${ROWS.join('\n')}\n`);
  await pullAndDrain(api.runtime, await addTestSource(api.runtime, { path: folder, mapping: MAPPING }));
  const items = await api.runtime.database.query<{ id: string }>('select item_id as id from item order by created_at');
  itemIds = items.map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

let id = '';
beforeEach(async () => {
  await api.runtime.database.query('delete from theme_suggestion');
  await api.runtime.database.query('delete from taxonomy_draft');
  id = randomUUID();
  await keepSuggestion(api.runtime.database, {
    suggestionId: id,
    span: 'week',
    fromDay: 20_772,
    toDay: 20_778,
    name: { ja: 'リストバンド', en: 'リストバンド' },
    phrases: ['リストバンド', '改札'],
    lang: 'ja',
    count: 3,
    baseline: 8,
    recentTotal: 100,
    baselineTotal: 400,
    z: 5.2,
    itemIds,
    foundAt: NOW,
  });
});

describe('suggestions', () => {
  it('are listed with what would be usual, and masked quotes that show the phrases first', async () => {
    const { suggestions, looking } = answerOf(listSuggestions, await api.call('/api/v1/suggestions'));
    expect(looking).toBe(false);
    expect(suggestions).toHaveLength(1);
    const [one] = suggestions;
    expect(one).toMatchObject({
      id,
      count: 3,
      expected: 2,
      z: expect.closeTo(5.2, 3),
      status: 'open',
      from: '2026-11-15',
      to: '2026-11-21',
    });
    expect(one?.quotes).toHaveLength(3);
    expect(one?.quotes.map(({ text, mark }) => (mark === null ? null : text.slice(...mark)))).toEqual([
      'リストバンド',
      'リストバンド',
      null,
    ]);
    expect(JSON.stringify(one?.quotes)).not.toContain('090-1234');
  });

  it('one has its voices', async () => {
    const one = answerOf(getSuggestion, await api.call(path(id)));
    expect(one.items.map((item) => item.id)).toEqual(itemIds);
    problemIn(await api.call(path(randomUUID())), 'not_found');
  });

  it('accepting makes a theme in the draft, with phrases as seeds and voices as positives; twice is a conflict', async () => {
    const body = { name: { ja: '入場リストバンド', en: 'Wristbands' }, parent: null };
    const { themeId } = answerOf(acceptSuggestion, await api.call(path(id, '/accept'), { method: 'POST', body }));
    const draft = await readDraft(api.runtime.database);
    expect(draft?.themes.find((theme) => theme.id === themeId)).toMatchObject({
      name: body.name,
      parent: null,
      examples: { ja: ['リストバンド', '改札'], en: [] },
    });
    expect(draft?.positives).toEqual([{ themeId, itemIds }]);
    problemIn(await api.call(path(id, '/accept'), { method: 'POST', body }), 'conflict');
    problemIn(await api.call(path(id, '/dismiss'), { method: 'POST', body: { reason: 'no' } }), 'conflict');
    expect(answerOf(listSuggestions, await api.call('/api/v1/suggestions')).suggestions).toEqual([]);
    const accepted = answerOf(listSuggestions, await api.call('/api/v1/suggestions?status=accepted'));
    expect(accepted.suggestions[0]).toMatchObject({ id, themeId, decidedAt: NOW.toISOString() });
  });

  it('a name that is taken beside it leaves the suggestion open', async () => {
    const [top] = await api.runtime.database.query<{ name: { ja: string; en: string } }>(
      'select name from theme where parent_id is null order by theme_id limit 1',
    );
    const body = { name: top?.name, parent: null };
    const problem = problemIn(await api.call(path(id, '/accept'), { method: 'POST', body }), 'conflict');
    expect(problem.fields?.[0]).toMatchObject({ field: 'fault', message: 'name_taken' });
    expect(answerOf(listSuggestions, await api.call('/api/v1/suggestions')).suggestions).toHaveLength(1);
  });

  it('dismissing needs a reason, is logged with who, and can be taken back', async () => {
    problemIn(await api.call(path(id, '/dismiss'), { method: 'POST', body: { reason: ' ' } }), 'invalid_request');
    problemIn(
      await api.call(path(id, '/dismiss'), { method: 'POST', body: { reason: 'x' }, anonymous: true }),
      'actor_required',
    );
    const call = { method: 'POST', body: { reason: 'passing' } };
    const dismissed = answerOf(dismissSuggestion, await api.call(path(id, '/dismiss'), call));
    expect(dismissed).toMatchObject({ status: 'dismissed', reason: 'passing' });
    const log = await api.runtime.database.query(
      `select person_id, action from change_log where subject = $1 order by change_id`,
      [`theme_suggestion:${id}`],
    );
    expect(log).toEqual([{ person_id: api.personId, action: 'dismiss' }]);
    const open = answerOf(reopenSuggestion, await api.call(path(id, '/reopen'), { method: 'POST' }));
    expect(open).toMatchObject({ status: 'open', reason: null, decidedAt: null });
    problemIn(await api.call(path(id, '/reopen'), { method: 'POST' }), 'conflict');
  });

  it('look now adds one look that reaches to today', async () => {
    const call = { method: 'POST', body: { span: 'week' } };
    for (const _ of [1, 2]) answerOf(lookForSuggestions, await api.call('/api/v1/suggestions/look', call));
    const jobs = await api.runtime.database.query<{ payload: unknown }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker.jobs v on v.id = j.id where v.task_identifier = 'discover'`,
    );
    expect(jobs.map(({ payload }) => payload)).toEqual([{ span: 'week', toDay: 20_779, again: true }]);
    expect(answerOf(listSuggestions, await api.call('/api/v1/suggestions')).looking).toBe(true);
  });
});
