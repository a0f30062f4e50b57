import { gzipSync } from 'node:zlib';
import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderConnector } from '@koe/jobs/test-only/connectors/folder/folder';
import { folderCtx, pullAll, readFolder, tempFolder, type MappingInput, type TempFolder } from './temp-folder.js';

const SURVEY: MappingInput = {
  kind: 'survey',
  channel: 'survey',
  createdAt: { column: '日時' },
  texts: [{ column: '感想', question: 'ご感想' }],
  scores: [{ column: '満足度', kind: 'csat', min: 1, max: 5, values: { 満足: 4, 不満: 2, 無回答: null } }],
};
const CSV =
  '日時,感想,満足度\n2026/05/01 09:30,"とても①丁寧、助かりました。",満足\n2026年5月2日 18時05分,待ち時間が長い～,不満\n,無記入です,無回答\n';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const config = (more: object = {}) => ({ path: folder.path, mapping: SURVEY, ...more });

describe('formats', () => {
  const expected = [
    { at: '2026-05-01T00:30:00.000Z', text: 'とても①丁寧、助かりました。', score: 4 },
    { at: '2026-05-02T09:05:00.000Z', text: '待ち時間が長い～', score: 2 },
    { at: undefined, text: '無記入です', score: undefined },
  ];
  const shown = async (more: object = {}) => {
    const { drafts, rejects } = await readFolder(folderCtx(config(more)));
    expect(rejects).toEqual([]);
    return drafts.map(({ createdAt, parts, scores }) => ({
      at: createdAt?.toISOString(),
      text: parts[0]?.text,
      score: scores[0]?.value,
    }));
  };

  it.each(['utf-8', 'cp932', 'utf-16le'] as const)('reads CSV in %s', async (encoding) => {
    folder.write('a.csv', iconv.encode(CSV, encoding, { addBOM: encoding === 'utf-16le' }));
    expect(await shown()).toEqual(expected);
  });

  it('reads CSV in EUC-JP, also when told so', async () => {
    // EUC-JP has neither ① nor the full-width tilde of CP932.
    const text = CSV.replace('①', '').replace('～', '');
    folder.write('a.csv', iconv.encode(text, 'euc-jp'));
    expect((await shown())[0]?.text).toBe('とても丁寧、助かりました。');
    expect((await shown({ encoding: 'euc-jp' }))[0]?.text).toBe('とても丁寧、助かりました。');
  });

  it('reads gzip whatever the name is', async () => {
    folder.write('a.csv', gzipSync(CSV));
    expect(await shown()).toEqual(expected);
  });

  it('reads tabulators, JSON Lines, a JSON list, a list inside a document', async () => {
    const rows = [{ 日時: '2026-05-01T09:30', 感想: 'よい', 満足度: 4 }];
    const one = [{ at: '2026-05-01T00:30:00.000Z', text: 'よい', score: 4 }];
    folder.write('a.tsv', '日時\t感想\t満足度\n2026-05-01 09:30\tよい\t4\n');
    expect(await shown()).toEqual(one);
    folder.write('a.tsv', `${JSON.stringify(rows[0])}\n${JSON.stringify(rows[0])}\n`);
    expect(await shown({ format: 'jsonl' })).toEqual([...one, ...one]);
    folder.write('a.tsv', JSON.stringify(rows));
    expect(await shown({ format: 'json' })).toEqual(one);
    folder.write('a.tsv', JSON.stringify({ meta: { n: 1 }, data: { items: rows } }, null, 2));
    expect(await shown({ format: 'json', itemsPath: 'data.items' })).toEqual(one);
  });

  it('reads a sheet of a workbook, with its dates as wall clock of the mapping', async () => {
    const head = ['日時', '感想', '満足度'].map((value) => ({ value }));
    const row = [
      { value: new Date('2026-05-01T09:30:00Z'), type: Date, format: 'yyyy/mm/dd hh:mm' },
      { value: 'よい' },
      { value: 4, type: Number },
    ];
    const sheets = [
      { data: [[{ value: '表紙' }]], sheet: '表紙' },
      { data: [head, row], sheet: '回答' },
    ];
    folder.write('a.xlsx', await writeXlsxFile(sheets).toBuffer());
    expect(await shown({ sheet: '回答' })).toEqual([{ at: '2026-05-01T00:30:00.000Z', text: 'よい', score: 4 }]);
    expect(await shown({ sheet: 2 })).toHaveLength(1);
    expect((await readFolder(folderCtx(config({ sheet: 'ない' })))).rejects).toMatchObject([
      { locator: 'a.xlsx', reason: 'has no sheet "ない"' },
    ]);
  });

  it('says what is wrong with a damaged file and reads the others', async () => {
    folder.write('a.xlsx', 'PK\u0003\u0004 not a workbook');
    folder.write('b.csv.gz', gzipSync(Buffer.from(CSV.repeat(400))).subarray(0, 120));
    folder.write('c.json', '{"broken": ');
    folder.write('d.csv', CSV);
    folder.write('e.csv', '');
    const { drafts, rejects } = await readFolder(folderCtx(config()));
    expect(drafts.filter(({ parts }) => parts[0]?.text === '待ち時間が長い～').length).toBeGreaterThan(0);
    expect(rejects.map(({ locator, reason }) => [locator, reason])).toEqual([
      ['a.xlsx', 'is not an Excel workbook (.xlsx) that can be read'],
      ['b.csv.gz', 'the compressed data are damaged or end early'],
      ['c.json', 'is not a JSON document'],
      ['e.csv', 'has no row 1 to take the column names from'],
    ]);
  });
});

describe('following a folder', () => {
  it('reads files in name order, in subfolders, without hidden and lock files and links that lead out', async () => {
    const outside = tempFolder();
    outside.write('secret.csv', CSV);
    for (const file of ['b.csv', 'a.csv', 'sub/deep/c.csv', '.hidden.csv', '~$lock.xlsx', 'notes.md'])
      folder.write(file, CSV);
    symlinkSync(join(outside.path, 'secret.csv'), join(folder.path, 'link.csv'));
    expect(await list('**/*.csv')).toEqual(['a.csv', 'b.csv', 'sub/deep/c.csv']);
    expect(await list('*.csv')).toEqual(['a.csv', 'b.csv']);
    expect(await list('?.csv')).toEqual(['a.csv', 'b.csv']);
    expect(await list('sub/**')).toEqual(['sub/deep/c.csv']);
    outside.remove();

    async function list(pattern: string) {
      const files: string[] = [];
      for await (const file of folderConnector.partitions('rows', folderCtx(config({ pattern })))) files.push(file);
      return files;
    }
  });

  it('says by field what is wrong with a path', async () => {
    const missing = folderCtx({ ...config(), path: join(folder.path, 'nowhere') });
    await expect(folderConnector.check(missing)).rejects.toMatchObject({ code: 'config', options: { field: 'path' } });
    await expect(folderConnector.check(folderCtx({ ...config(), mapping: 'nothing-like-it' }))).rejects.toMatchObject({
      code: 'config',
      options: { field: 'mapping' },
    });
    await expect(folderConnector.check(folderCtx({ ...config(), mapping: 'suggest' }))).rejects.toMatchObject({
      code: 'config',
      options: { field: 'mapping' },
    });
  });

  it('reads one named file', async () => {
    folder.write('a.csv', CSV);
    expect((await readFolder(folderCtx({ ...config(), path: join(folder.path, 'a.csv') }))).drafts).toHaveLength(3);
  });

  it('does not read an unchanged file again, by its stamp or by its content', async () => {
    folder.write('a.csv', CSV);
    const later = new Date(Date.now() + 60_000);
    const ctx = folderCtx(config(), () => later);
    const state = (await pullAll(ctx, 'a.csv')).at(-1)?.state ?? null;
    expect(await pullAll(ctx, 'a.csv', state)).toEqual([]);
    utimesSync(join(folder.path, 'a.csv'), later, later);
    expect(await pullAll(ctx, 'a.csv', state)).toMatchObject([
      { payloads: [], state: { sha256: state?.sha256 }, more: false },
    ]);
  });

  it('reads a changed file again under the same ids, and deletes rows that are no longer there', async () => {
    folder.write('a.csv', CSV);
    const ctx = folderCtx(config());
    const first = await pullAll(ctx, 'a.csv');
    const ids = first.flatMap(({ payloads }) => payloads.map(({ externalId }) => externalId));
    folder.write('a.csv', CSV.split('\n').slice(0, 3).join('\n').replace('長い', '短い'));
    const second = await pullAll(ctx, 'a.csv', first.at(-1)?.state ?? null);
    expect(second.flatMap(({ payloads }) => payloads.map(({ externalId }) => externalId))).toEqual(ids.slice(0, 2));
    expect(second.flatMap(({ deletions }) => deletions)).toEqual([{ externalId: ids[2] }]);
    expect(
      await pullAll(ctx, 'a.csv', second.at(-1)?.state ?? null).then((all) =>
        all.flatMap(({ deletions }) => deletions),
      ),
    ).toEqual([]);
  });

  it('reads a file again when it is to be read in another encoding', async () => {
    folder.write('a.csv', iconv.encode(CSV, 'cp932'));
    const state = (await pullAll(folderCtx(config({ encoding: 'iso-8859-1' })), 'a.csv')).at(-1)?.state ?? null;
    expect((await pullAll(folderCtx(config()), 'a.csv', state)).flatMap(({ payloads }) => payloads)).toHaveLength(3);
  });

  it('resumes in the middle of a file, and starts over when the file changed meanwhile', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `{"id":${at},"text":"row ${at}"}\n`);
    folder.write('a.jsonl', lines.join(''));
    const ctx = folderCtx(
      { path: folder.path, mapping: { kind: 'survey', channel: 'survey', id: 'id', texts: [{ column: 'text' }] } },
      () => new Date(0),
    );
    const [first, ...rest] = await pullAll(ctx, 'a.jsonl');
    expect(first).toMatchObject({ more: true, state: { rows: 2_000, done: false } });
    expect(await pullAll(ctx, 'a.jsonl', first?.state)).toEqual(rest);
    folder.write('a.jsonl', lines.slice(1).join(''));
    const again = await pullAll(ctx, 'a.jsonl', first?.state);
    expect(again.flatMap(({ payloads }) => payloads)).toHaveLength(4_999);
  });

  it('keeps vanished files', async () => {
    folder.write('a.csv', CSV);
    const ctx = folderCtx(config());
    await pullAll(ctx, 'a.csv');
    folder.remove();
    folder = tempFolder();
    await expect(pullAll(ctx, 'a.csv')).rejects.toMatchObject({ code: 'config' });
  });

  it('tells apart rows with equal ids when the rules have names', async () => {
    folder.write('a.jsonl', '{"id":1,"text":"a question"}\n');
    folder.write('b.jsonl', '{"id":1,"text":"an answer"}\n');
    const mapping: MappingInput = { kind: 'survey', channel: 'survey', id: 'id', texts: [{ column: 'text' }] };
    const ctx = folderCtx({
      path: folder.path,
      files: [
        { pattern: 'a.*', mapping },
        { name: 'answers', pattern: 'b.*', mapping },
      ],
    });
    expect((await readFolder(ctx)).drafts.map(({ itemKey }) => itemKey)).toEqual(['1', 'answers:1']);
  });

  it('sets rows without an id aside with file, line, field and raw text', async () => {
    folder.write('a.csv', 'id,text\n1,a\n,b\n3,c\n');
    const ctx = folderCtx({
      path: folder.path,
      mapping: { kind: 'survey', channel: 'survey', id: 'id', texts: [{ column: 'text' }] },
    });
    const { drafts, rejects } = await readFolder(ctx);
    expect(drafts).toHaveLength(2);
    expect(rejects).toEqual([{ locator: 'a.csv:3', field: 'id', reason: 'has no id', raw: '{"id":"","text":"b"}' }]);
  });
});
