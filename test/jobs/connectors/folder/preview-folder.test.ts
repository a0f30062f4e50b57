import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderConnector } from '@koe/jobs/test-only/connectors/folder/folder';
import { previewOf } from '@koe/jobs/test-only/connectors/preview';
import { folderCtx, readFolder, tempFolder, type TempFolder } from './temp-folder.js';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const preview = (limit = 5) => previewOf(folderConnector, folderCtx({ path: folder.path, mapping: 'suggest' }), limit);

const rows = Array.from({ length: 12 }, (_, at) => [
  `A${at}`,
  `2026/05/${String(at + 1).padStart(2, '0')} 10:00`,
  ['満足', '不満', 'どちらでもない'][at % 3],
  at % 11,
  `窓口の対応について、その${at}の感想です。`,
  ['電話', '店頭'][at % 2],
]);
const CSV = ['回答番号;回答日時;総合満足度;おすすめ度;ご意見;接点', ...rows.map((row) => row.join(';'))].join('\r\n');

describe('a preview', () => {
  it('shows how a file is written and the first rows, before there is a mapping', async () => {
    folder.write('survey.csv', iconv.encode(CSV, 'cp932'));
    const found = await preview();
    expect(found.payloads).toHaveLength(5);
    expect(found.detected).toMatchObject([
      {
        file: 'survey.csv',
        format: 'csv',
        encoding: 'cp932',
        delimiter: ';',
        header: ['回答番号', '回答日時', '総合満足度', 'おすすめ度', 'ご意見', '接点'],
      },
    ]);
  });

  it('suggests a mapping that works as it is', async () => {
    folder.write('survey.csv', iconv.encode(CSV, 'cp932'));
    const suggested = (await preview()).detected[0]?.['suggestedMapping'];
    expect(suggested).toMatchObject({
      kind: 'survey',
      id: '回答番号',
      createdAt: { column: '回答日時' },
      texts: [{ column: 'ご意見', question: 'ご意見' }],
      attributes: [{ column: '接点', name: '接点' }],
    });
    const config = { path: folder.path, mapping: JSON.parse(JSON.stringify(suggested)) };
    const { drafts, rejects } = await readFolder(folderCtx(config));
    expect(rejects).toEqual([]);
    expect(drafts[1]).toMatchObject({
      itemKey: 'A1',
      createdAt: new Date('2026-05-02T01:00:00Z'),
      scores: [
        { kind: 'csat', value: 2 },
        { kind: 'nps', value: 1 },
      ],
    });
  });

  it('recognises English headers, foreign dates and conversations', async () => {
    folder.write(
      'a.csv',
      'id,submitted,rating,comment\n1,31/12/2025 09:15,5,Friendly and quick service\n2,01/01/2026 10:00,2,Nobody picked up the phone\n',
    );
    folder.write(
      'b.jsonl',
      '{"id":1,"turns":[{"speaker":"customer","text":"Where is my parcel?","t_seconds":0},{"speaker":"agent","text":"Let me look for it.","t_seconds":20}]}\n{"id":2,"turns":[{"speaker":"customer","text":"It is broken","t_seconds":0}]}\n',
    );
    const config = folderCtx({
      path: folder.path,
      files: [
        { pattern: '*.csv', mapping: 'suggest' },
        { pattern: '*.jsonl', mapping: 'suggest' },
      ],
    });
    const [csv, chats] = (await previewOf(folderConnector, config, 10)).detected.map((one) => one['suggestedMapping']);
    expect(csv).toMatchObject({
      createdAt: { column: 'submitted', format: 'dd/MM/yyyy HH:mm' },
      scores: [{ column: 'rating', kind: 'rating', min: 1, max: 5 }],
      texts: [{ column: 'comment' }],
    });
    expect(chats).toMatchObject({
      kind: 'call',
      channel: 'chat',
      turns: { path: 'turns', text: 'text', role: { column: 'speaker' }, offsetSeconds: 't_seconds' },
    });
  });

  it('shows what cannot be read with its reason', async () => {
    folder.write('a.csv', 'id,text\n1\n2,fine\n');
    const { payloads, rejects } = await preview();
    expect(payloads).toHaveLength(1);
    expect(rejects).toMatchObject([{ locator: 'a.csv:2', reason: 'has 1 columns where the header has 2' }]);
  });

  it('pulls nothing while no mapping has been chosen', async () => {
    folder.write('a.csv', CSV);
    await expect(readFolder(folderCtx({ path: folder.path, mapping: 'suggest' }))).rejects.toMatchObject({
      code: 'config',
      options: { field: 'mapping' },
    });
  });
});
