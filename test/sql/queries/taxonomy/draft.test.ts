import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import { statement } from '@koe/sql/server/sql-file';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { addThemeToDraft, changeDraft, discardDraft, undoChange } from '@koe/sql/queries/taxonomy/draft';
import { DraftConflict, newestThemeId, readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { endReclassification } from '@koe/sql/queries/taxonomy/end-reclassification';
import { previewSample } from '@koe/sql/queries/taxonomy/preview-sample';
import { cancelReclassification, publishDraft } from '@koe/sql/queries/taxonomy/publish';
import { listVersions } from '@koe/sql/queries/taxonomy/version';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { writeSomeItems } from '../some-items.js';

const NAME = { ja: '新', en: 'New' };
const WORDS = { name: NAME, description: { ja: '', en: '' }, examples: { ja: [], en: [] } };
const ADD: ThemeRequest = { kind: 'add', parent: null, ...WORDS };
const editor = { personId: null, now: new Date('2026-03-20T00:00:00Z') };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await publishStarterTaxonomy(database, STARTER_THEMES, editor.now);
});
afterAll(() => database.drop());
afterEach(async () => {
  const draft = await readDraft(database);
  if (draft) await database.transaction((session) => discardDraft(session, draft.edit));
});

describe('every statement', () => {
  const folder = fileURLToPath(new URL('../../../../sql/src/queries/taxonomy/', import.meta.url));
  it.each(readdirSync(folder).filter((name) => name.endsWith('.sql')))('%s can be planned', async (file) => {
    const { text } = statement(file, readFileSync(`${folder}${file}`, 'utf8'));
    const plan = await database.query(`explain (generic_plan) ${text}`);
    expect(plan.length).toBeGreaterThan(0);
  });
});

describe('the draft', () => {
  it('is changed by one of two who saw the same', async () => {
    const both = await Promise.allSettled(
      ['a', 'b'].map((en) =>
        database.transaction((session) => changeDraft(session, null, { ...ADD, name: { ja: en, en } }, editor)),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { reason: 'changed_meanwhile' } });
    expect((await readDraft(database))?.changes).toHaveLength(1);
  });

  it('gives ids that no theme ever had', async () => {
    const newest = await newestThemeId(database);
    const draft = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    expect(draft.changes).toMatchObject([{ kind: 'add', id: newest + 1, key: `theme.${newest + 1}` }]);
  });

  it('forgets the positives of a theme that is undone', async () => {
    await database.transaction((session) =>
      addThemeToDraft(
        session,
        { name: NAME, parent: null, examples: { ja: [], en: [] }, positives: ['00000000-0000-4000-8000-000000000001'] },
        editor,
      ),
    );
    expect((await readDraft(database))?.positives).toHaveLength(1);
    const draft = await database.transaction((session) => undoChange(session, 1, 0, editor));
    expect(draft).toMatchObject({ positives: [], changes: [], edit: 2 });
  });

  it('does not take two suggestions of one name', async () => {
    const theme = { name: NAME, parent: 1, examples: { ja: [], en: [] }, positives: [] };
    await database.transaction((session) => addThemeToDraft(session, theme, editor));
    await expect(database.transaction((session) => addThemeToDraft(session, theme, editor))).rejects.toMatchObject({
      fault: 'name_taken',
    });
  });
});

describe('publishing', () => {
  it('refuses an empty draft and one that was not seen', async () => {
    const { edit } = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    await expect(database.transaction((session) => publishDraft(session, edit + 1, editor))).rejects.toThrow(
      DraftConflict,
    );
    const undone = await database.transaction((session) => undoChange(session, edit, 0, editor));
    await expect(database.transaction((session) => publishDraft(session, undone.edit, editor))).rejects.toMatchObject({
      reason: 'empty',
    });
  });

  it('never gives the ids of a cancelled version again, and withdraws what it labelled', async () => {
    const [item] = await writeSomeItems(database, 1, 5);
    const positives = [item?.itemId ?? ''];
    const first = await database.transaction((session) =>
      addThemeToDraft(session, { name: NAME, parent: null, examples: { ja: [], en: [] }, positives }, editor),
    );
    const { edit } = (await readDraft(database)) ?? { edit: 0 };
    await database.transaction((session) => publishDraft(session, edit, editor));
    const labels = (): Promise<object[]> =>
      database.query('select theme_id as id from label where withdrawn_at is null and origin = $1', ['discovery']);
    expect(await labels()).toEqual([{ id: first }]);
    expect(await database.query('select task_identifier from graphile_worker.jobs')).toContainEqual({
      task_identifier: 'reclassify',
    });
    await database.transaction((session) => cancelReclassification(session, editor));
    expect(await labels()).toEqual([]);
    const again = await readDraft(database);
    expect(again).toMatchObject({ baseVersion: 1, positives: [{ themeId: first, itemIds: positives }] });
    await database.transaction((session) => discardDraft(session, again?.edit ?? 0));
    const next = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    expect(next.changes).toMatchObject([{ id: first + 1 }]);
    const versions = await listVersions(database);
    expect(versions.map(({ version, servedAt }) => [version, servedAt !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});

describe('a reclassification that failed', () => {
  it('gives its changes back as the draft, withdraws what it labelled and restores the rows of the themes; once', async () => {
    const [item] = await writeSomeItems(database, 1, 6);
    const positives = [item?.itemId ?? ''];
    const added = await database.transaction((session) =>
      addThemeToDraft(session, { name: NAME, parent: null, examples: { ja: [], en: [] }, positives }, editor),
    );
    const { edit } = (await readDraft(database)) ?? { edit: 0 };
    const renamed = { kind: 'rename', id: 1, name: { ja: '別', en: 'Other' } } as const;
    const draft = await database.transaction((session) => changeDraft(session, edit, renamed, editor));
    const { reclassificationId: id } = await database.transaction((session) =>
      publishDraft(session, draft.edit, editor),
    );
    const name = async (): Promise<unknown> =>
      (await database.query<{ name: object }>('select name from theme where theme_id = 1'))[0]?.name;
    expect(await name()).toEqual(renamed.name);
    const end = (): Promise<boolean> =>
      database.transaction((session) =>
        endReclassification(session, id, { state: 'failed', detail: 'no space left' }, editor),
      );
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await database.query('select 1 as one from label where withdrawn_at is null')).toEqual([]);
    expect(await name()).toEqual(STARTER_THEMES.find((theme) => theme.id === 1)?.name);
    expect(await readDraft(database)).toMatchObject({
      baseVersion: 1,
      changes: [{ kind: 'add', id: added }, { kind: 'rename' }],
      positives: [{ themeId: added, itemIds: positives }],
    });
    expect(
      await database.query('select state, detail from reclassification where reclassification_id = $1', [id]),
    ).toEqual([{ state: 'failed', detail: 'no space left' }]);
  });

  it('leaves a draft alone that somebody has begun meanwhile', async () => {
    const { edit } = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    const { reclassificationId: id } = await database.transaction((session) => publishDraft(session, edit, editor));
    const begun = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    await database.transaction((session) => endReclassification(session, id, { state: 'failed', detail: 'x' }, editor));
    expect((await readDraft(database))?.changes).toEqual(begun.changes);
  });
});

describe('cancelling while the new version is just being made to serve', () => {
  it('is refused at once, and the tree can be edited meanwhile', async () => {
    const { edit } = await database.transaction((session) => changeDraft(session, null, ADD, editor));
    await database.transaction((session) => publishDraft(session, edit, editor));
    await database.transaction(async (swap) => {
      await swap.query(`update reclassification set done = done where state = 'running'`);
      const refused = database.transaction((session) => cancelReclassification(session, editor));
      await expect(refused).rejects.toMatchObject({ code: '55P03' });
      const draft = await database.transaction((session) => changeDraft(session, null, ADD, editor));
      await database.transaction((session) => discardDraft(session, draft.edit));
    });
    await database.transaction((session) => cancelReclassification(session, editor));
  });
});

describe('the sample of a preview', () => {
  it('is the same for the same seed, another for another, and only of items with words', async () => {
    await writeSomeItems(database, 80, 9);
    const draw = async (seed: number, size = 20): Promise<string[]> =>
      (await previewSample(database, { size, recent: 1_000, seed })).items.map(({ item_id: id }) => id).sort();
    expect(await draw(1)).toHaveLength(20);
    expect(await draw(1)).toEqual(await draw(1));
    expect(await draw(1)).not.toEqual(await draw(2));
    const [voices] = await database.query<{ n: number }>('select count(*)::int as n from item_index where voice');
    const all = await previewSample(database, { size: 1_000, recent: 1_000, seed: 1 });
    expect([all.population, all.items.length]).toEqual([voices?.n, voices?.n]);
    const recent = await previewSample(database, { size: 1_000, recent: 10, seed: 1 });
    expect(recent.population).toBe(10);
  });
});
