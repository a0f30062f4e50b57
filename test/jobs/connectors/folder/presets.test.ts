import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderCtx, readFolder, tempFolder, type TempFolder } from './temp-folder.js';

// Rows made up in the shape of the data sets that the presets are for.
let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const jsonl = (...rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const read = (mapping: string) => readFolder(folderCtx({ path: folder.path, mapping }));

it('fukui: answers in words become scores, comments join their response as parts with their question', async () => {
  const response = {
    id: 'r1',
    respondent: 'p1',
    lang: 'ja',
    created_at: '2026-05-01T09:30:00+09:00',
    place: '駅前',
    municipality: '某市',
    rating: 4,
    scores: {
      satisfaction: '満足',
      service_satisfaction: 'とても満足',
      transport_satisfaction: '選択肢なし',
      nps: 0,
      inconvenience: '感じた',
      revisit: null,
    },
    attrs: {
      age_band: '30代',
      gender: '女',
      home_prefecture: '某県',
      companions: '友人',
      nights: '1泊',
      visits: '初めて',
    },
  };
  folder.write('responses.jsonl', jsonl(response));
  folder.write(
    'comments.jsonl',
    jsonl({
      id: 'r1-inconvenience',
      response_id: 'r1',
      respondent: 'p1',
      text: '案内が少ない',
      lang: 'ja',
      created_at: '2026-05-01T09:30:00+09:00',
      labels: { question: 'inconvenience' },
    }),
  );
  const { drafts, rejects } = await read('fukui');
  expect(rejects).toEqual([]);
  expect(drafts.map(({ itemKey }) => itemKey)).toEqual(['r1', 'r1']);
  const [comment, answer] = drafts;
  expect(comment?.parts).toMatchObject([{ text: '案内が少ない', question: '不便さの内容' }]);
  expect(answer?.scores.map(({ kind, value, question }) => [kind, value, question])).toEqual([
    ['csat', 4, '全体の満足度'],
    ['nps', 0, 'おすすめ度'],
    ['csat', 5, '商品・サービスの満足度'],
  ]);
  expect(answer).toMatchObject({
    person: { customerId: 'p1' },
    createdAt: new Date('2026-05-01T00:30:00Z'),
    attributes: { age_band: '30代', place: '駅前' },
  });
});

it('nhs: the rating is satisfaction, the day is a day in London', async () => {
  folder.write(
    'comments.jsonl',
    jsonl({
      id: 'n1',
      respondent: 'p',
      text: 'Kind staff',
      lang: 'en',
      created_at: '2026-07-01',
      rating: 5,
      question: 'Why?',
      service: 'S',
      source_org: 'O',
    }),
  );
  folder.write(
    'comments-phase1.jsonl',
    jsonl({ id: 'n2', text: 'Cold room', lang: 'en', question: 'Q1', source_org: 'T' }),
  );
  const { drafts } = await read('nhs');
  expect(drafts.find(({ itemKey }) => itemKey === 'n1')).toMatchObject({
    createdAt: new Date('2026-06-30T23:00:00Z'),
    scores: [{ kind: 'csat', value: 5, min: 1, max: 5 }],
    attributes: { team: 'O' },
  });
  expect(drafts.find(({ itemKey }) => itemKey === 'n2')).toMatchObject({
    createdAt: null,
    parts: [{ question: 'Q1' }],
  });
});

it('cfpb: three files of tickets, with and without day and product', async () => {
  folder.write(
    'complaints-full.jsonl',
    jsonl({
      id: 'c1',
      text: 'Charged twice',
      lang: 'en',
      created_at: '2026-01-05',
      company: 'A BANK',
      state: 'CA',
      labels: { product: 'Card', issue: 'Fees' },
    }),
  );
  folder.write(
    'complaints-product.jsonl',
    jsonl({ id: 'c2', text: 'No answer', lang: 'en', labels: { product: 'Loan' } }),
  );
  folder.write('complaints-unlabelled.jsonl', jsonl({ id: 'c3', text: 'Still waiting', lang: 'en', labels: {} }));
  const { drafts } = await read('cfpb');
  expect(
    drafts.map(({ kind, createdAt, attributes }) => [kind, createdAt?.toISOString(), attributes['product']]),
  ).toEqual([
    ['ticket', '2026-01-05T05:00:00.000Z', 'Card'],
    ['ticket', undefined, 'Loan'],
    ['ticket', undefined, undefined],
  ]);
});

it('twcs: turns with their times and speakers, the customer’s account for the person', async () => {
  const turns = [
    { turn: 0, speaker: 'customer', author: '77', created_at: '2026-05-01T00:00:00Z', text: 'My line is down' },
    { turn: 1, speaker: 'agent', author: 'acme', created_at: '2026-05-01T00:01:14Z', text: 'We are on it' },
  ];
  folder.write(
    'threads.jsonl',
    jsonl({ id: 't1', lang: 'en', created_at: '2026-05-01T00:00:00Z', brand: 'acme', turns }),
  );
  folder.write('messages.jsonl', jsonl({ id: 'ignored' }));
  const { drafts } = await read('twcs');
  expect(drafts).toMatchObject([{ kind: 'social', person: { handle: '77' }, attributes: { brand: 'acme' } }]);
  expect(drafts[0]?.parts.map(({ role, at }) => [role, at?.toISOString()])).toEqual([
    ['customer', '2026-05-01T00:00:00.000Z'],
    ['agent', '2026-05-01T00:01:14.000Z'],
  ]);
});

it('asdc: no date, so no times of turns, but the seconds to the first reply', async () => {
  const turns = [
    { turn: 0, speaker: 'agent', text: 'ご用件をどうぞ', t_seconds: 0 },
    { turn: 1, speaker: 'customer', text: '宿を探しています', t_seconds: 30 },
    { turn: 2, speaker: 'agent', text: 'かしこまりました', t_seconds: 55 },
  ];
  folder.write('dialogs.jsonl', jsonl({ id: 'a1', lang: 'ja', channel: 'chat', meta: { area: '某県' }, turns }));
  const { drafts } = await read('asdc');
  expect(drafts).toMatchObject([{ createdAt: null, times: { firstReplySeconds: 25 }, attributes: { area: '某県' } }]);
  expect(drafts[0]?.parts.every(({ at }) => at === undefined)).toBe(true);
});

it('irc: the asker is the customer, everybody else an agent', async () => {
  const at = '2026-05-01T00:00:00Z';
  folder.write(
    'conversations.jsonl',
    jsonl({
      id: 'i1',
      lang: 'en',
      created_at: at,
      asker: 'user1',
      turns: ['user1', 'user2', 'user1'].map((speaker, turn) => ({
        turn,
        speaker,
        created_at: at,
        text: `line ${turn}`,
      })),
    }),
  );
  expect((await read('irc')).drafts[0]?.parts.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
});
