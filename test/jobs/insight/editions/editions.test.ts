import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import { compareEditions } from '@koe/sql/domain/edition/compare-editions';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import {
  amendmentsOf,
  editionContent,
  editionHash,
  editionOfWeek,
  findEdition,
  listEditions,
} from '@koe/sql/queries/edition/edition';
import { editionFiles, editionMessages, readFileBytes } from '@koe/sql/queries/edition/edition-print';
import { readRebuild } from '@koe/sql/queries/edition/rebuild';
import { sendEdition } from '@koe/sql/queries/edition/send-edition';
import { writeEditionSettings } from '@koe/sql/queries/edition/settings';
import { keepGap } from '@koe/sql/queries/faq/gap';
import { noteFaqRun } from '@koe/sql/queries/faq/run';
import { removeItems } from '@koe/sql/queries/store/item';
import { DEFAULT_EDITION_SETTINGS } from '@koe/sql/domain/edition/settings';
import { freezeEdition } from '@koe/jobs/test-only/insight/editions/freeze-edition';
import { makeEdition } from '@koe/jobs/test-only/insight/editions/edition.step';
import { computeSignals } from '@koe/jobs/test-only/insight/signals.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { Reader } from '@koe/jobs/test-only/report/reader';
import { MOST_PAGES, renderPdf } from '@koe/jobs/test-only/report/render-pdf';
import { queueEditions } from '@koe/jobs/test-only/schedule/due-editions';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../../harness/pipeline.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
/** Monday 16 to Sunday 22 November 2026 is the week that closed last; it is Monday, 07:30 in Tokyo. */
const MONDAY = new Date('2026-11-22T22:30:00Z');
const WEEK = parseDay('2026-11-16');
const WEEKS = 18;
const GAP = randomUUID();
const LATE = 'The delivery was late again, it arrived a week after the promised date';
/** Said by different people in different words: what is quoted must not read like one voice. */
const LATE_TOO = [
  LATE,
  'My parcel was delivered four days late and nobody told me why',
  'Delivery was delayed twice, so I stayed at home waiting for nothing',
  'The order was due on Friday but the late delivery came on Wednesday',
  'Still waiting: the shipment is overdue and the delivery date moved again',
];
const OTHER = ['The staff were kind', 'Login does not work', 'Everything as expected', 'The app crashes'];
const signal = new AbortController().signal;

function rows(week: number, late: number): string[] {
  return Array.from({ length: 60 }, (_, at) => {
    const day = WEEK - 7 * (WEEKS - 1 - week) + (at % 7);
    const text =
      at < late ? `${LATE_TOO[at % LATE_TOO.length] ?? ''} (${String(at)})` : `${OTHER[at % 4] ?? ''} ${String(at)}`;
    return `${String(week)}-${String(at)},${formatDay(day)} 10:00,"${text}"`;
  });
}

describe('weekly reports', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let sourceId: string;
  let now = MONDAY;
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, name), `id,at,comment\n${lines.join('\n')}\n`);
  const asked = { week: WEEK, personId: null, rebuildOf: null };
  const byPerson = { ...asked, personId: randomUUID() };
  const holding = async (): Promise<{ id: string; state: string; content: EditionContent }> => {
    const edition = await editionOfWeek(database, WEEK);
    const content = edition && (await editionContent(database, edition.editionId));
    if (!edition || !content) throw new Error('there is no report of the week');
    return { id: edition.editionId, state: edition.state, content };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(`insert into person (person_id, name) values ($1, '真柴')`, [byPerson.personId]);
    runtime = await testRuntime(database, { now: () => now });
    folder = mkdtempSync(join(tmpdir(), 'koe-editions-'));
    write(
      'a.csv',
      Array.from({ length: WEEKS }, (_, week) => rows(week, week === WEEKS - 1 ? 34 : 5 + (week % 3))).flat(),
    );
    sourceId = await addTestSource(runtime, { path: folder, mapping: MAPPING });
    await pullAndDrain(runtime, sourceId);
    // only sources that are read by themselves are expected to have come
    await database.query(`update source set schedule = '0 3 * * *' where source_id = $1`, [sourceId]);
    const runId = randomUUID();
    const look = { runId, fromDay: WEEK - 7, toDay: WEEK + 6 };
    await noteFaqRun(database, { ...look, questions: 20, read: 20, alone: 9, articles: 0, found: 1, at: MONDAY });
    await keepGap(database, {
      ...{ gapId: GAP, runId, name: { ja: '追跡番号', en: 'tracking number' }, weeks: [5, 6], contactWeeks: [4, 4] },
      ...{ phrases: [{ phrase: 'tracking number', lang: 'en' }], unanswered: 2, channels: [], langs: [], itemIds: [] },
      ...{ themeId: 23, themeShare: 0.7, matches: [], covered: false, foundAt: MONDAY },
    });
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('wait for the signals of their week, but not for ever', async () => {
    const queued = async (): Promise<number> =>
      (await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'edition'`)).length;
    await queueEditions(runtime);
    expect(await queued()).toBe(0);
    now = new Date(MONDAY.getTime() + 2 * 3_600_000);
    await queueEditions(runtime);
    await queueEditions(runtime);
    expect(await queued()).toBe(1);
    now = MONDAY;
  });

  it('lead with the theme that left its range, in the order of the report', async () => {
    await computeSignals(runtime, signal);
    await makeEdition(runtime, asked, signal);
    const { content, state } = await holding();
    expect(state).toBe('sent');
    expect(content.header).toMatchObject({ week: { from: '2026-11-16', to: '2026-11-22' }, quiet: false });
    expect(content.header.items.value).toBe(60);
    expect(content.header.sources).toMatchObject({ received: 1, expected: 1 });
    expect(content.sentences[0]).toMatchObject({ kind: 'signal', direction: 'up' });
    const [entry] = content.signals.entries;
    expect(entry?.weeks).toHaveLength(13);
    expect(entry?.weeks.at(-1)?.outside).toBe('above');
    expect(content.depth?.theme.id).toBe(entry?.finding.theme.id);
    expect(content.depth?.quotes.length).toBeGreaterThanOrEqual(1);
  });

  it('tell a question without an answer with the voices that ask it', async () => {
    const { faq } = (await holding()).content;
    expect(faq).toMatchObject({ open: 1, through: '2026-11-22' });
    expect(faq.gaps).toMatchObject([{ gapId: GAP, question: { en: 'tracking number' }, perWeek: 5.5 }]);
    expect(faq.gaps[0]?.evidence).toEqual({
      from: '2026-11-09',
      to: '2026-11-22',
      intent: ['question'],
      theme: ['23'],
      q: '"tracking number"',
    });
  });

  it('are byte-identical when built again from the same data, on paper too', async () => {
    const { id, content } = await holding();
    const paper = await readFileBytes(database, id, 'ja');
    await makeEdition(runtime, { ...asked, rebuildOf: id }, signal);
    const rebuild = await readRebuild(database, id);
    if (!rebuild || !paper) throw new Error('nothing was rebuilt or printed');
    expect(canonicalJson(rebuild.content)).toBe(canonicalJson(content));
    expect(rebuild.hash).toBe(editionHash(content));
    expect(compareEditions(content, rebuild.content)).toMatchObject({ same: true, causes: [] });
    const again = await renderPdf(new Reader(rebuild.content, rebuild.hash, 'ja'));
    expect(Buffer.compare(again.bytes, paper.bytes)).toBe(0);
    await makeEdition(runtime, byPerson, signal);
    expect(await listEditions(database, true)).toHaveLength(1);
  }, 60_000);

  it('are neither built nor sent anew by a job that was cut short, however much later it goes on', async () => {
    const { id } = await holding();
    now = new Date(MONDAY.getTime() + 300_000);
    await makeEdition(runtime, asked, signal);
    // the process ended between freezing and sending
    await database.query(`update edition set state = 'draft', sent_at = null where edition_id = $1`, [id]);
    await makeEdition(runtime, asked, signal);
    now = MONDAY;
    expect(await holding()).toMatchObject({ id, state: 'sent' });
    expect(await listEditions(database, true)).toHaveLength(1);
  }, 60_000);

  it('are sent to each subscriber once', async () => {
    const { id } = await holding();
    const deliveries = await database.transaction((session) =>
      sendEdition(session, id, { now, personId: null, approval: false }),
    );
    expect(deliveries).toEqual({ deliveries: 0 });
  });

  it('have a front of one side and at most four pages of body, in both languages, rich and quiet', async () => {
    const { id, content } = await holding();
    const files = await editionFiles(database, [id]);
    expect(files.map(({ language }) => language).sort()).toEqual(['en', 'ja']);
    for (const edition of [rich(content), quiet(content)])
      for (const language of ['ja', 'en'] as const) {
        const { pages, bytes } = await renderPdf(new Reader(edition, 'a'.repeat(64), language, 'https://koe.example'));
        expect(pages).toBeLessThanOrEqual(MOST_PAGES);
        expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(pages);
      }
    const short = await renderPdf(new Reader(quiet(content), 'a'.repeat(64), 'ja'));
    expect(short.pages).toBeLessThanOrEqual(2);
  }, 60_000);

  it('say what a rebuild says otherwise once late items have come, and stay as they are', async () => {
    const before = await holding();
    write('b.csv', [`late-1,2026-11-17 10:00,"${LATE}"`]);
    await pullAndDrain(runtime, sourceId);
    await makeEdition(runtime, { ...asked, rebuildOf: before.id }, signal);
    const rebuild = await readRebuild(database, before.id);
    if (!rebuild) throw new Error('nothing was rebuilt');
    const diff = compareEditions(before.content, rebuild.content);
    expect(diff.same).toBe(false);
    expect(diff.causes).toContain('late_data');
    expect(diff.changes.find(({ block, key }) => block === 'picture' && key === 'volume')).toMatchObject({
      kind: 'changed',
      before: { now: { value: 60 } },
      after: { now: { value: 61 } },
    });
    expect(await holding()).toEqual(before);
  }, 60_000);

  it('wait for approval where the organisation asks for it; the one before is replaced and kept', async () => {
    const before = await holding();
    await writeEditionSettings(database, { ...DEFAULT_EDITION_SETTINGS, approval: true }, { personId: null, now });
    await makeEdition(runtime, byPerson, signal);
    const after = await holding();
    expect(after.state).toBe('awaiting_approval');
    expect(after.id).not.toBe(before.id);
    const all = await listEditions(database, true);
    expect(all.map(({ editionId, replaces }) => [editionId, replaces])).toEqual(
      expect.arrayContaining([
        [after.id, before.id],
        [before.id, null],
      ]),
    );
    const refused = await database.transaction((session) =>
      sendEdition(session, after.id, { now, personId: null, approval: true }),
    );
    expect(refused).toEqual({ problem: 'not_approved' });
  }, 60_000);

  it('lose the words of an erased item, replaced ones too, and keep the hash of before', async () => {
    const before = await holding();
    await makeEdition(runtime, { ...asked, rebuildOf: before.id }, signal);
    const [quote] = before.content.depth?.quotes ?? [];
    if (!quote) throw new Error('nothing is quoted');
    await database.transaction((session) => removeItems(session, [quote.itemId], now, WEEK));
    const rows = await database.query<{ text: string }>(
      'select content as text from edition union all select content from edition_rebuild',
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.filter(({ text }) => text.includes(quote.itemId) || text.includes(quote.text))).toEqual([]);
    const after = await holding();
    expect(after.content.picture).toEqual(before.content.picture);
    expect(after.content.depth?.quotes).toHaveLength((before.content.depth?.quotes.length ?? 0) - 1);
    const hash = editionHash(after.content);
    expect(await findEdition(database, after.id)).toMatchObject({ hash, amendedAt: now, state: 'awaiting_approval' });
    expect(await amendmentsOf(database, after.id)).toEqual([
      { at: now, oldHash: editionHash(before.content), newHash: hash, items: 1 },
    ]);
    // the paper with the words on it is gone at once, and is printed again by the jobs that came with the erasure
    expect(await readFileBytes(database, after.id, 'ja')).toBeNull();
    await drain(runtime);
    const again = await renderPdf(new Reader(after.content, hash, 'ja'));
    expect((await readFileBytes(database, after.id, 'ja'))?.bytes.equals(again.bytes)).toBe(true);
    const messages = await editionMessages(database, after.id, ['all']);
    expect(messages).toHaveLength(2);
    expect(messages.every(({ message }) => JSON.stringify(message).includes(hash.slice(0, 16)))).toBe(true);
  }, 60_000);

  it('that were counted while an item was erased are amended when they are frozen', async () => {
    const { content } = await holding();
    const [quote] = content.depth?.quotes ?? [];
    if (!quote || !content.depth) throw new Error('nothing is quoted');
    const erased = { ...quote, itemId: randomUUID(), text: 'words of somebody who is gone' };
    const counted = { ...content, depth: { ...content.depth, quotes: [quote, erased] } };
    const editionId = randomUUID();
    const printed = { files: [], messages: [] };
    const when = { week: WEEK, now, personId: null };
    const { edition } = await freezeEdition(database, { editionId, content: counted, printed }, when);
    expect(edition.amendedAt).toEqual(now);
    expect((await editionContent(database, editionId))?.depth?.quotes).toEqual([quote]);
  });
});

/** As full as a report gets: long names, many actions, signals and departments. */
function rich(content: EditionContent): EditionContent {
  const long = {
    ja: 'とても長い名前のテーマがここに入っています'.repeat(3),
    en: 'A theme with quite a long name indeed '.repeat(3),
  };
  const many = <T>(rows: readonly T[], count: number): T[] =>
    rows.length === 0
      ? []
      : Array.from({ length: count }, (_, at) => rows[at % rows.length]).flatMap((row) => (row ? [row] : []));
  const [row] = content.priorities.entries;
  const themes = row ? [{ id: 1, name: long, now: row.share, before: row.share }] : [];
  const appendix = Array.from({ length: 40 }, (_, at) => ({
    id: String(at),
    name: long,
    themes: [...themes, ...themes, ...themes],
    signalIds: content.signals.entries.map(({ finding }) => finding.signalId),
    actionIds: [],
  }));
  const action = {
    actionId: 'a',
    number: 123,
    title: long.ja,
    theme: { id: 1, name: long },
    status: 'in_progress',
    owner: { id: 'p', name: '山田 花子' },
    department: null,
    dueOn: '2026-11-20',
    lateDays: 2,
    blocked: true,
    because: 'late',
    effect: null,
  } as const;
  return {
    ...content,
    header: { ...content.header, organisation: long.ja },
    sentences: many(content.sentences, 3),
    picture: { ...content.picture, rows: many(content.picture.rows, 7), channels: many(content.picture.channels, 9) },
    actions: { open: 40, entries: many([action], 40) },
    signals: { ...content.signals, entries: many(content.signals.entries, 8) },
    priorities: { ...content.priorities, entries: many(content.priorities.entries, 10) },
    depth: content.depth && {
      ...content.depth,
      quotes: many(content.depth.quotes, 6).map((quote) => ({ ...quote, text: '言葉👩‍🚀\u0007'.repeat(30), spans: [] })),
    },
    departments: appendix,
    owners: appendix,
  };
}

/** A week in which nothing happened. */
function quiet(content: EditionContent): EditionContent {
  return {
    ...content,
    header: { ...content.header, quiet: true },
    sentences: [{ kind: 'quiet', period: content.header.week, tests: 120 }],
    signals: { ...content.signals, entries: [], emerging: [] },
    actions: { entries: [], open: 0 },
    priorities: { ...content.priorities, entries: content.priorities.entries.slice(0, 5) },
    depth: null,
    good: { ...content.good, findings: [], quote: null },
    departments: [],
    owners: [],
  };
}
