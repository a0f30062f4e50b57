import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelReclassification,
  changeDraft,
  getDraft,
  getTaxonomy,
  getThemeLineage,
  importTaxonomy,
  listTaxonomyVersions,
  previewDraft,
  publishDraft,
  rebaseDraft,
  serveTaxonomyVersion,
  undoDraftChange,
  type Draft,
} from '@koe/api/contract/taxonomy';
import { getThemeDefinitions, listThemes, putThemeOwner } from '@koe/api/contract/themes';
import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import { addThemeToDraft } from '@koe/sql/queries/taxonomy/draft';
import { drain } from '../../harness/pipeline.js';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

/** Themes of the starter tree: late delivery, damaged or wrong goods, packaging; slow reply. */
const LATE = 24;
const NAME = { ja: '新しいテーマ', en: 'Brand new' };
const WORDS = { description: { ja: '', en: '' }, examples: { ja: ['箱が壊れていた'], en: ['the box was broken'] } };

let api: TestApi;
let now = new Date('2026-03-20T00:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now } });
  await writeSomeItems(api.runtime.database, 150, 3);
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: object): Promise<Answer> =>
  api.call(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }) });
const readDraft = async (): Promise<Draft | null> => answerOf(getDraft, await send('GET', '/taxonomy/draft')).draft;
const tryChange = async (request: ThemeRequest, edit?: number | null): Promise<Answer> => {
  const seen = edit === undefined ? ((await readDraft())?.edit ?? null) : edit;
  return send('POST', '/taxonomy/draft/changes', { edit: seen, request });
};
const change = async (request: ThemeRequest): Promise<Draft> => answerOf(changeDraft, await tryChange(request));
const themes = async (): Promise<ReturnType<typeof answerOf<NonNullable<typeof listThemes.answer>>>> =>
  answerOf(listThemes, await send('GET', '/themes'));
const status = async (): Promise<ReturnType<typeof answerOf<NonNullable<typeof getTaxonomy.answer>>>> =>
  answerOf(getTaxonomy, await send('GET', '/taxonomy'));
const faultOf = (answer: Answer): string | undefined =>
  problemIn(answer, 'conflict').fields?.find(({ field }) => field === 'fault')?.message;
const discard = async (): Promise<void> => {
  const draft = await readDraft();
  if (draft) await send('DELETE', `/taxonomy/draft?edit=${draft.edit}`);
};

describe('the draft', () => {
  it('begins with the first change and leaves what serves alone', async () => {
    const draft = await change({ kind: 'add', parent: null, name: NAME, ...WORDS });
    expect(draft).toMatchObject({ baseVersion: 1, isCurrent: true, updatedBy: '山田 花子' });
    expect(draft.changes).toMatchObject([{ byName: '山田 花子', change: { kind: 'add', name: NAME } }]);
    expect(draft.themes.some(({ name }) => name.en === NAME.en)).toBe(true);
    expect((await themes()).themes.some(({ name }) => name.en === NAME.en)).toBe(false);
    expect((await status()).draft).toMatchObject({ changes: 1, updatedBy: '山田 花子' });
  });

  it('refuses an edit by somebody who saw an older one', async () => {
    expect(faultOf(await tryChange({ kind: 'rename', id: LATE, name: NAME }, null))).toBe('changed_meanwhile');
    expect(faultOf(await tryChange({ kind: 'rename', id: LATE, name: NAME }, 77))).toBe('changed_meanwhile');
  });

  it('names what is wrong with a change', async () => {
    expect(faultOf(await tryChange({ kind: 'move', id: 9999, parent: null }))).toBe('unknown_theme');
    expect(faultOf(await tryChange({ kind: 'add', parent: null, name: NAME, ...WORDS }))).toBe('name_taken');
    problemIn(
      await send('POST', '/taxonomy/draft/changes', { edit: null, request: { kind: 'paint', id: 1 } }),
      'invalid_request',
    );
  });

  it('takes any change out again, but not one that a later one needs', async () => {
    const id = (await readDraft())?.themes.find(({ name }) => name.en === NAME.en)?.id ?? 0;
    await change({ kind: 'move', id: LATE, parent: id });
    const { edit } = await change({ kind: 'rename', id: 2, name: { ja: '別名', en: 'Other name' } });
    expect(faultOf(await send('DELETE', `/taxonomy/draft/changes/0?edit=${edit}`))).toBe('needed_later');
    const undone = answerOf(undoDraftChange, await send('DELETE', `/taxonomy/draft/changes/1?edit=${edit}`));
    expect(undone.changes.map((made) => made.change.kind)).toEqual(['add', 'rename']);
    expect(undone.themes.find((theme) => theme.id === LATE)?.parent).not.toBe(id);
    expect(faultOf(await send('DELETE', `/taxonomy/draft/changes/9?edit=${undone.edit}`))).toBe('unknown_change');
  });

  it('is thrown away with the owners of themes that thereby never were', async () => {
    const id = (await readDraft())?.themes.find(({ name }) => name.en === NAME.en)?.id ?? 0;
    answerOf(putThemeOwner, await send('PUT', `/themes/${id}/owner`, { departmentId: null, personId: api.personId }));
    await discard();
    expect(await readDraft()).toBeNull();
    expect(await api.runtime.database.query('select * from theme_owner where theme_id = $1', [id])).toEqual([]);
  });

  it('takes an accepted suggestion, whoever edits meanwhile', async () => {
    const { database } = api.runtime;
    const [item] = await database.query<{ item_id: string }>('select item_id from item_index where voice limit 1');
    const themeId = await database.transaction((session) =>
      addThemeToDraft(
        session,
        { name: NAME, parent: 2, examples: { ja: ['箱'], en: ['box', 'box'] }, positives: [item?.item_id ?? ''] },
        { personId: api.personId, now },
      ),
    );
    const draft = await readDraft();
    expect(draft?.themes.find(({ id }) => id === themeId)).toMatchObject({ parent: 2, examples: { en: ['box'] } });
    expect(draft?.positives).toEqual([{ themeId, count: 1 }]);
    await discard();
  });
});

describe('the preview', () => {
  it('says what would move where, and what refers to what is touched', async () => {
    const { database } = api.runtime;
    await database.query(`insert into theme_owner (theme_id, person_id) values ($1, $2) on conflict do nothing`, [
      LATE,
      api.personId,
    ]);
    const { themes: tree } = await themes();
    const target = tree.find(
      ({ id, parent }) => parent === tree.find((theme) => theme.id === LATE)?.parent && id !== LATE,
    );
    const { edit } = await change({ kind: 'merge', ids: [LATE], into: target?.id ?? 0 });
    const preview = answerOf(previewDraft, await send('POST', '/taxonomy/draft/preview', { edit }));
    const of = (id: number): (typeof preview.themes)[number] | undefined =>
      preview.themes.find((theme) => theme.id === id);
    const voices = (await database.query('select 1 from item_index where voice')).length;
    expect(preview).toMatchObject({ sample: voices, population: voices });
    const gone = of(LATE);
    expect(gone).toMatchObject({ state: 'gone', after: { count: 0 }, entering: 0 });
    expect(gone?.leaving).toBeGreaterThan(0);
    expect(gone?.leaving).toBe(gone?.before.count);
    const joined = of(target?.id ?? 0);
    expect(joined?.after.count).toBe((joined?.before.count ?? 0) + (joined?.entering ?? 0) - (joined?.leaving ?? 0));
    expect(joined?.entering).toBeGreaterThan(0);
    expect(joined?.examples[0]).toMatchObject({ to: [target?.id] });
    for (const { quote, span } of joined?.examples ?? []) {
      expect(span[0]).toBeGreaterThanOrEqual(0);
      expect(span[1]).toBeLessThanOrEqual(quote.length);
    }
    expect(preview.affected).toContainEqual(expect.objectContaining({ kind: 'owner', themeId: LATE, count: 1 }));
    expect(faultOf(await send('POST', '/taxonomy/draft/preview', { edit: edit + 1 }))).toBe('changed_meanwhile');
    await discard();
    expect(faultOf(await send('POST', '/taxonomy/draft/preview', { edit }))).toBe('no_draft');
  });
});

describe('publishing', () => {
  it('lets the old version serve until the backlog is classified, then the new one', async () => {
    const { database } = api.runtime;
    await drain(api.runtime);
    const { themes: tree } = await themes();
    const parent = tree.find(({ id }) => id === LATE)?.parent ?? 0;
    const target = tree.find((theme) => theme.parent === parent && theme.id !== LATE)?.id ?? 0;
    const [positive] = await database.query<{ item_id: string }>('select item_id from item_index where voice limit 1');
    const fresh = await database.transaction((session) =>
      addThemeToDraft(
        session,
        { name: NAME, parent, examples: WORDS.examples, positives: [positive?.item_id ?? ''] },
        { personId: api.personId, now },
      ),
    );
    const { edit } = await change({ kind: 'merge', ids: [LATE], into: target });
    const { version } = answerOf(publishDraft, await send('POST', '/taxonomy/draft/publish', { edit }));
    expect(version).toBe(2);
    expect(await readDraft()).toBeNull();
    expect(await status()).toMatchObject({
      version: 1,
      progress: { version: 2, state: 'running', startedBy: '山田 花子' },
    });
    expect((await themes()).version).toBe(1);
    // one at a time
    const again = await change({ kind: 'rename', id: 2, name: NAME });
    expect(faultOf(await send('POST', '/taxonomy/draft/publish', { edit: again.edit }))).toBe('reclassifying');
    await discard();

    now = new Date('2026-03-21T00:00:00Z');
    await drain(api.runtime);
    expect(await status()).toMatchObject({ version: 2, progress: { state: 'done' } });
    const served = await themes();
    expect(served.version).toBe(2);
    expect(served.themes.some(({ id }) => id === LATE)).toBe(false);
    expect(served.themes.find(({ id }) => id === fresh)).toMatchObject({ name: NAME, key: `theme.${fresh}` });
    expect(await database.query('select 1 from item_index where $1 = any(theme_paths)', [LATE])).toEqual([]);
    const labels = await database.query('select theme_id, value, origin from label where item_id = $1', [
      positive?.item_id,
    ]);
    expect(labels).toEqual([{ theme_id: fresh, value: 'yes', origin: 'discovery' }]);
    const retired = await database.query<{ retired: boolean }>(
      'select retired_at is not null as retired from theme where theme_id = $1',
      [LATE],
    );
    expect(retired).toEqual([{ retired: true }]);
  });

  it('is told with who, when and what', async () => {
    const { versions } = answerOf(listTaxonomyVersions, await send('GET', '/taxonomy/versions'));
    expect(versions.map(({ version, serving, baseVersion }) => [version, serving, baseVersion])).toEqual([
      [2, true, 1],
      [1, false, null],
    ]);
    expect(versions[0]).toMatchObject({ publishedBy: '山田 花子', servedAt: now.toISOString() });
    expect(versions[0]?.changes.map((made) => made.change.kind)).toEqual(['add', 'merge']);
    const lineage = answerOf(getThemeLineage, await send('GET', `/taxonomy/lineage/${LATE}`));
    expect(lineage.since).toBe(1);
    expect(lineage.to).toHaveLength(1);
    expect(lineage.events).toMatchObject([{ version: 2, change: { kind: 'merge' }, byName: '山田 花子' }]);
    problemIn(await send('GET', '/taxonomy/lineage/99999'), 'not_found');
  });

  it('shows a theme under both definitions, and splits the change', async () => {
    const { themes: tree } = await themes();
    const lineage = answerOf(getThemeLineage, await send('GET', `/taxonomy/lineage/${LATE}`));
    const target = lineage.to[0] ?? 0;
    const path = `/themes/${target}/definitions?from=2026-03-09&to=2026-03-20`;
    const answer = answerOf(getThemeDefinitions, await send('GET', path));
    expect(answer.now.version).toBe(2);
    expect(answer.before).toMatchObject({ version: 1, themes: [{ id: target }] });
    const judged = answer.weeks.filter(({ now: counted }) => counted.n > 0);
    expect(judged.length).toBeGreaterThan(2);
    for (const week of judged) {
      expect(week.before?.n).toBe(week.now.n);
      expect(week.now.count).toBeGreaterThanOrEqual(week.before?.count ?? 0);
    }
    const { change: split } = answer;
    expect(split).not.toBeNull();
    expect((split?.customers ?? 0) + (split?.definition ?? 0)).toBeCloseTo(split?.total ?? 1, 12);
    expect(tree.length).toBeGreaterThan(0);
    problemIn(await send('GET', `/themes/${LATE}/definitions?from=2026-03-09&to=2026-03-20`), 'not_found');
    problemIn(await send('GET', `/themes/${target}/definitions?from=2026-03-20&to=2026-03-09`), 'invalid_request');
  });

  it('is taken back by letting an earlier version serve again', async () => {
    expect(faultOf(await send('POST', '/taxonomy/versions/2/serve'))).toBe('serves_already');
    problemIn(await send('POST', '/taxonomy/versions/9/serve'), 'not_found');
    answerOf(serveTaxonomyVersion, await send('POST', '/taxonomy/versions/1/serve'));
    expect((await themes()).version).toBe(2);
    now = new Date('2026-03-22T00:00:00Z');
    await drain(api.runtime);
    expect((await themes()).version).toBe(1);
    expect((await themes()).themes.some(({ id }) => id === LATE)).toBe(true);
  });

  it('can be cancelled: what serves goes on, and the changes are the draft again', async () => {
    const { edit } = await change({ kind: 'rename', id: 2, name: NAME });
    answerOf(publishDraft, await send('POST', '/taxonomy/draft/publish', { edit }));
    await api.runtime.database.transaction(async (swap) => {
      await swap.query(`update reclassification set done = done where state = 'running'`);
      // it is just being made to serve: too late, and said at once
      problemIn(await send('DELETE', '/taxonomy/reclassification'), 'not_ready');
    });
    const cancelled = await send('DELETE', '/taxonomy/reclassification');
    expect([cancelled.status, cancelRoute()]).toEqual([204, '/api/v1/taxonomy/reclassification']);
    await drain(api.runtime);
    expect(await status()).toMatchObject({ version: 1, progress: { state: 'cancelled' }, draft: { changes: 1 } });
    expect((await readDraft())?.changes).toMatchObject([{ change: { kind: 'rename', id: 2 } }]);
    expect(faultOf(await send('DELETE', '/taxonomy/reclassification'))).toBe('no_draft');
    const { versions } = answerOf(listTaxonomyVersions, await send('GET', '/taxonomy/versions'));
    expect(versions[0]).toMatchObject({ version: 3, servedAt: null, serving: false });
  });

  it('needs the draft to stand on what serves; it can be moved there', async () => {
    const draft = await readDraft();
    answerOf(serveTaxonomyVersion, await send('POST', '/taxonomy/versions/2/serve'));
    await drain(api.runtime);
    expect((await readDraft())?.isCurrent).toBe(false);
    expect(faultOf(await send('POST', '/taxonomy/draft/publish', { edit: draft?.edit }))).toBe('base_changed');
    const rebased = answerOf(rebaseDraft, await send('POST', '/taxonomy/draft/rebase', { edit: draft?.edit }));
    expect(rebased).toMatchObject({ baseVersion: 2, isCurrent: true });
    expect(rebased.themes.some(({ id }) => id === LATE)).toBe(false);
    expect(rebased.themes.find(({ id }) => id === 2)?.name).toEqual(NAME);
    await discard();
  });
});

const cancelRoute = (): string => cancelReclassification.path;

describe('the tree as a file', () => {
  const take = async (format: 'json' | 'csv', content: string, apply: boolean): Promise<Answer> =>
    send('POST', '/taxonomy/import', {
      edit: (await readDraft())?.edit ?? null,
      format,
      content,
      replace: false,
      apply,
    });

  it.each(['json', 'csv'] as const)('comes out as %s and goes in again without a change', async (format) => {
    const file = await send('GET', `/taxonomy/export.${format}`);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="themes.${format}"`);
    const looked = answerOf(importTaxonomy, await take(format, file.text, false));
    expect(looked).toEqual({ faults: [], changes: [], owners: 0, draft: null });
  });

  it('is looked at before it is taken over, with departments by either name', async () => {
    const department = randomUUID();
    await api.runtime.database.query('insert into department (department_id, name) values ($1, $2)', [
      department,
      { ja: '物流部', en: 'Logistics' },
    ]);
    const csv = 'id,parent,name_ja,name_en,owner\r\n2,,対応が遅い,Slow,logistics\r\nnew,2,別,Another,物流部\r\n';
    const looked = answerOf(importTaxonomy, await take('csv', csv, false));
    expect(looked.changes.map(({ kind }) => kind).sort()).toEqual(['add', 'move', 'rename']);
    expect(looked).toMatchObject({ faults: [], owners: 2, draft: null });
    expect(await readDraft()).toBeNull();
    const taken = answerOf(importTaxonomy, await take('csv', csv, true));
    expect(taken.draft?.changes).toHaveLength(3);
    const owners = await api.runtime.database.query<{ n: number }>(
      'select count(*)::int as n from theme_owner where department_id = $1',
      [department],
    );
    expect(owners).toEqual([{ n: 2 }]);
    expect((await send('GET', '/taxonomy/export.csv?of=draft')).text).toContain('Another');
    await discard();
  });

  it('says line and field of what is wrong and takes nothing', async () => {
    const csv = 'id,parent,name_ja,name_en,owner\r\n2,,遅い,Slow,\r\nx,,新,New,Nobody\r\n';
    expect(answerOf(importTaxonomy, await take('csv', csv, true))).toMatchObject({
      faults: [{ line: 3, field: 'owner' }],
      draft: null,
    });
    expect(await readDraft()).toBeNull();
  });
});
