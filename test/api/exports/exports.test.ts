import { DuckDBInstance } from '@duckdb/node-api';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listItems } from '@koe/api/contract/items';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { declareDimensions, writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';
import { HOSTILE, writeHostileItems } from './hostile-items.js';
import { readArrow, readCsv, readParquet, readSheets } from './read-back.js';

let api: TestApi;
let hostile: string[];
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  const { database } = api.runtime;
  await declareDimensions(database);
  await publishStarterTaxonomy(database, STARTER_THEMES, new Date('2026-01-01T00:00:00Z'));
  await writeSomeItems(database, 300, 7);
  hostile = await writeHostileItems(database);
});
afterAll(() => api.close());

const take = (query: string): Promise<Answer> => api.call(`/api/v1/items/export?${query}`);
const HOSTILE_ONLY = 'intent=complaint&channel=review&lang=ja&priority=P2&seg.area=east&handling=in_hand&sort=oldest';
const long = HOSTILE.findIndex((text) => text.length > 32_767);

/** The ids of the whole list, page by page. */
async function listed(query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const page = answerOf(listItems, await api.call(`/api/v1/items?limit=200&${query}${cursor}`));
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

describe('an export', () => {
  it.each([
    '',
    'sort=oldest',
    'sort=priority',
    'channel=survey&sentiment=!positive',
    'q=配送',
    'theme=21&from=2026-03-05&to=2026-03-20',
  ])('holds exactly what the list holds, in its order: %s', async (query) => {
    const answer = await take(`format=csv&${encodeURI(query)}`);
    const ids = readCsv(answer.bytes).map((row) => row['id']);
    expect(ids).toEqual(await listed(encodeURI(query)));
    expect(answer.headers['x-koe-rows']).toBe(String(ids.length));
    expect(ids.length).toBeGreaterThan(0);
  });

  it('says the same in every format', async () => {
    const csv = readCsv((await take(`format=csv&${HOSTILE_ONLY}`)).bytes);
    const arrow = readArrow((await take(`format=arrow&${HOSTILE_ONLY}`)).bytes);
    const parquet = await readParquet((await take(`format=parquet&${HOSTILE_ONLY}`)).bytes);
    const sheets = await readSheets((await take(`format=xlsx&${HOSTILE_ONLY}`)).bytes);
    const [head = [], ...rows] = sheets.get('Voices') ?? [];
    expect(csv.map((row) => row['id'])).toEqual(hostile);
    expect(arrow.rows.map((row) => row['id'])).toEqual(hostile);
    expect(parquet.rows.map((row) => row['id'])).toEqual(hostile);
    expect(rows.map((row) => row[0])).toEqual(hostile);
    const names = Object.keys(csv[0] ?? {});
    expect(head).toEqual(names);
    expect(Object.keys(parquet.rows[0] ?? {})).toEqual(names);
    expect(Object.keys(arrow.rows[0] ?? {})).toEqual(names);
    expect(names).toEqual(expect.arrayContaining(['external_id', 'seg.plan', 'seg.area', 'themes', 'csat', 'text']));

    const at = new Date('2026-03-10T15:30:45.123Z');
    expect(csv[0]).toMatchObject({
      created_at: at.toISOString(),
      created_local: '2026-03-11 00:30:45',
      sentiment_value: '-0.25',
      priority_reasons: 'churn; complaint',
      theme_ids: '21; 22',
      theme_sentiments: 'negative; positive',
      csat: '4',
      csat_max: '5',
      due_on: '2026-04-01',
      nps: '',
      first_reply_seconds: '61',
    });
    for (const [row] of [parquet.rows, arrow.rows]) {
      expect(row).toMatchObject({
        created_at: at,
        created_local: '2026-03-11T00:30:45',
        sentiment_value: -0.25,
        nps: null,
      });
      expect(row?.['due_on']).toEqual(new Date('2026-04-01T00:00:00Z'));
      expect(Array.from(row?.['theme_ids'] as Iterable<number>)).toEqual([21, 22]);
      expect(Array.from(row?.['priority_reasons'] as Iterable<string>)).toEqual(['churn', 'complaint']);
    }
    const cell = (name: string): unknown => rows[0]?.[names.indexOf(name)];
    expect(cell('created_at')).toBe(at.toISOString());
    expect(cell('created_local')).toEqual(new Date('2026-03-11T00:30:45Z'));
    expect(cell('sentiment_value')).toBe(-0.25);
  });

  it('says of itself what it is, where the format has a place', async () => {
    const expected = {
      'koe.n': String(HOSTILE.length),
      'koe.time_zone': 'Asia/Tokyo',
      'koe.as_of': '2026-03-20T00:00:00.000Z',
    };
    const arrow = readArrow((await take(`format=arrow&${HOSTILE_ONLY}`)).bytes).about;
    const parquet = (await readParquet((await take(`format=parquet&${HOSTILE_ONLY}`)).bytes)).about;
    const sheets = await readSheets((await take(`format=xlsx&${HOSTILE_ONLY}&words=ja`)).bytes);
    const sheet = new Map((sheets.get('この書き出しについて') ?? []).map(([key, value]) => [key, String(value)]));
    for (const about of [arrow, parquet, sheet]) {
      expect(Object.fromEntries(about)).toMatchObject(expected);
      expect(new URLSearchParams(String(about.get('koe.filter'))).getAll('intent')).toEqual(['complaint']);
    }
  });

  it('takes the words of the screen when asked', async () => {
    const [ja] = readCsv((await take(`format=csv&words=ja&${HOSTILE_ONLY}`)).bytes);
    expect(ja).toMatchObject({
      チャネル: 'レビュー',
      種別: '不満・クレーム',
      対応状況: '対応中',
      プラン: expect.anything(),
    });
    const [en] = readCsv((await take(`format=csv&words=en&${HOSTILE_ONLY}`)).bytes);
    expect(en).toMatchObject({ Channel: 'Review', Intent: 'Complaint', 'Sentiment by theme': 'Negative; Positive' });
  });

  it('is empty but whole when nothing matches', async () => {
    const none = 'q=zzzzqqqq';
    expect(readCsv((await take(`format=csv&${none}`)).bytes)).toEqual([]);
    expect((await readParquet((await take(`format=parquet&${none}`)).bytes)).rows).toEqual([]);
    expect(readArrow((await take(`format=arrow&${none}`)).bytes).rows).toEqual([]);
    expect((await readSheets((await take(`format=xlsx&${none}`)).bytes)).get('Voices')).toHaveLength(1);
  });

  it('names what is wrong with what is asked', async () => {
    problemIn(await take('format=doc'), 'invalid_request');
    expect(problemIn(await take('priority=P9'), 'invalid_filter').fields?.[0]?.field).toBe('priority');
    expect(problemIn(await take('seg.colour=red'), 'invalid_filter').fields?.[0]?.field).toBe('seg.colour');
  });
});

describe('hostile texts', () => {
  const texts = HOSTILE.map((text) => `${text}\n\n二つ目`);

  it('come through Parquet and Arrow unchanged', async () => {
    const parquet = await readParquet((await take(`format=parquet&${HOSTILE_ONLY}`)).bytes);
    expect(parquet.rows.map((row) => row['text'])).toEqual(texts);
    expect(parquet.rows.map((row) => row['note'])).toEqual([...HOSTILE]);
    const arrow = readArrow((await take(`format=arrow&${HOSTILE_ONLY}`)).bytes);
    expect(arrow.rows.map((row) => row['text'])).toEqual(texts);
  });

  it('are read by DuckDB from Parquet as they are, with types', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'koe-export-'));
    try {
      const file = join(folder, 'voices.parquet');
      writeFileSync(file, (await take(`format=parquet&${HOSTILE_ONLY}`)).bytes);
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const answer = await connection.runAndReadAll(
        `select typeof(created_at) as at, typeof(themes) as themes, typeof(due_on) as due, text, theme_ids[1] as theme
         from read_parquet('${file}')`,
      );
      const rows = answer.getRowObjectsJS();
      expect(rows[0]).toMatchObject({ at: 'TIMESTAMP WITH TIME ZONE', themes: 'VARCHAR[]', due: 'DATE', theme: 21 });
      expect(rows.map((row) => row['text'])).toEqual(texts);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are no formulas in CSV: not one cell begins like one', async () => {
    for (const encoding of ['utf-8', 'cp932'] as const)
      for (const row of readCsv((await take(`format=csv&encoding=${encoding}&${HOSTILE_ONLY}`)).bytes, encoding))
        for (const cell of Object.values(row))
          if (!/^[+-]?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/u);
    const rows = readCsv((await take(`format=csv&${HOSTILE_ONLY}`)).bytes);
    expect(rows.map((row) => row['note']?.replace(/^'/, ''))).toEqual([...HOSTILE]);
    expect(rows.at(-1)?.['note']).toBe('-0.5'); // a number stays one
  });

  it('are texts in XLSX, cut visibly where a cell is full', async () => {
    const answer = await take(`format=xlsx&${HOSTILE_ONLY}`);
    expect(answer.bytes.includes(Buffer.from('<f>'))).toBe(false);
    const [head = [], ...rows] = (await readSheets(answer.bytes)).get('Voices') ?? [];
    const notes = rows.map((row) => String(row[head.indexOf('note')]));
    for (const [index, text] of HOSTILE.entries()) {
      if (index === long) {
        expect(notes[index]!.length).toBeLessThanOrEqual(32_767);
        expect(notes[index]).toMatch(/^長+… \[\+\d+\]$/);
        const missing = Number(/\[\+(\d+)\]/.exec(notes[index]!)?.[1]);
        expect(notes[index]!.replace(/… \[\+\d+\]$/, '').length + missing).toBe(text.length);
      } else {
        const shown = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '\ufffd');
        // the reader trims what the file keeps
        expect(notes[index]!.trim()).toBe(shown.trim());
      }
    }
  });

  it('in CP932 show 〓 for what it has not, and are counted', async () => {
    const rows = readCsv((await take(`format=csv&encoding=cp932&${HOSTILE_ONLY}`)).bytes, 'cp932');
    const emoji = HOSTILE.findIndex((text) => text.includes('😀'));
    const note = rows[emoji]?.['note'] ?? '';
    expect(note).toContain('〓');
    expect(note).toContain('① ㈱ ～ － ￥');
    expect(note).not.toMatch(/[?😀]/u);
    const marks = Object.entries(rows[emoji] ?? {}).filter(([name]) => name !== 'replaced_characters');
    const shown =
      marks
        .map(([, cell]) => cell)
        .join('')
        .split('〓').length - 1;
    expect(Number(rows[emoji]?.['replaced_characters'])).toBe(shown);
    expect(rows[0]?.['replaced_characters']).toBe('0');
  });
});

describe('a caller who leaves', () => {
  it('ends the statement that runs for it, and gives its place back', async () => {
    const { database } = api.runtime;
    const busy = async (): Promise<number> =>
      Number(
        (
          await database.query<{ n: number }>(
            `select count(*)::int as n from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()
             and (query ilike '%koe_export%' or query ilike '%count(*)%item_index%' or state = 'idle in transaction')`,
          )
        )[0]?.n,
      );
    // the count waits for a lock that somebody else holds
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table item_index in access exclusive mode');
    const leaving = new AbortController();
    const left = fetch(`${api.base}/api/v1/items/export?format=csv`, { signal: leaving.signal }).catch(() => 'left');
    await expect.poll(busy, { timeout: 5_000 }).toBeGreaterThan(0);
    leaving.abort();
    expect(await left).toBe('left');
    await expect
      .poll(
        async () =>
          (await holder.query(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`)).rows[0]
            .n,
        { timeout: 5_000 },
      )
      .toBe(0);
    await holder.query('rollback');
    holder.release();
    for (let at = 0; at < 5; at += 1) expect((await take('format=csv')).status).toBe(200);
  });
});
