import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { classifyFile } from '@koe/jobs/classify/file/classify-file';

const TAXONOMY = {
  themes: [
    { id: 'p' },
    {
      id: 'late',
      parent: 'p',
      name: { ja: '遅延', en: 'Late' },
      description: null,
      examples: { ja: ['荷物が届かない'], en: ['parcel is late'] },
    },
    { id: 7, name: { ja: '価格', en: 'Price' }, examples: { ja: ['値段が高い'], en: null } },
  ],
};
const ITEMS = [
  { id: 'x2', text: '荷物が届かない。値段が高い。', lang: 'ja', rating: 1 },
  { id: 1, text: '', lang: null },
  { id: 'x3', text: 'qqq zzz', channel: 'email' },
];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koe-classify-'));
});
const at = (name: string): string => join(folder, name);
const jsonl = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function run(files: Record<string, string>, ...more: string[]): Promise<{ code: number; told: string }> {
  for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
  const out = new PassThrough();
  const code = await classifyFile(
    ['--taxonomy', at('t.json'), '--in', at('x.jsonl'), '--out', at('y.jsonl'), ...more],
    out,
  );
  out.end();
  return { code, told: (await out.toArray()).join('') };
}

async function answers(): Promise<Record<string, unknown>[]> {
  const lines = (await readFile(at('y.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

describe('koe classify', () => {
  const good = { 't.json': JSON.stringify(TAXONOMY), 'x.jsonl': jsonl(ITEMS) };

  it('answers every id once, in order, in the documented shape', async () => {
    const { code, told } = await run(good);
    expect(code).toBe(0);
    expect(told).toMatch(/^3 items, [\d.]+ s, \d+ items\/s\n$/);
    const rows = await answers();
    expect(rows.map((row) => row['id'])).toEqual(['x2', 1, 'x3']);
    expect(rows[0]).toMatchObject({
      lang: 'ja',
      sentimentLabel: 'negative',
      themes: expect.arrayContaining([expect.objectContaining({ id: 'late' }), expect.objectContaining({ id: 7 })]),
    });
    for (const row of rows)
      expect(Object.keys(row).sort()).toEqual([
        'id',
        'intent',
        'lang',
        'priority',
        'priorityScore',
        'reasons',
        'sentiment',
        'sentimentLabel',
        'themes',
      ]);
  });

  it('--single gives exactly one theme to every item, --task only what was asked', async () => {
    await run(good, '--single', '--task', 'themes');
    for (const row of await answers()) {
      expect(row['themes']).toHaveLength(1);
      expect(Object.keys(row).sort()).toEqual(['id', 'lang', 'themes']);
    }
  });

  it('learns from labels, the same each time, and says how good it is', async () => {
    const colours = ['red', 'green', 'blue', 'grey'];
    const labels = Array.from({ length: 80 }, (_, i) => ({
      text: `${colours[i % 4]} ${i % 2 === 0 ? 'parcel' : 'bill'} number ${i}`,
      themes: i % 2 === 0 ? ['late'] : [7],
      sentiment: i % 2 === 0 ? 'negative' : 'positive',
    }));
    const files = {
      ...good,
      'l.jsonl': jsonl(labels),
      'x.jsonl': jsonl([
        { id: 1, text: 'my parcel' },
        { id: 2, text: 'the bill' },
      ]),
    };
    const { code, told } = await run(files, '--labels', at('l.jsonl'));
    expect(code).toBe(0);
    expect(told).toContain('80 labels read');
    expect(told).toMatch(/themes: F1 [\d.]+ \[[\d.]+, [\d.]+\] on 80 by cross-validation/);
    const first = await answers();
    expect(first).toMatchObject([
      { id: 1, sentimentLabel: 'negative', themes: [{ id: 'late', spans: [[3, 9]] }] },
      { id: 2, sentimentLabel: 'positive', themes: [{ id: 7, spans: [[4, 8]] }] },
    ]);
    await run(files, '--labels', at('l.jsonl'));
    expect(await answers()).toEqual(first);
  });

  it.each([
    ['broken JSON', { ...good, 'x.jsonl': '{"id":1,"text":"a"}\n{"id":' }, 'line 2: (line)'],
    [
      'no text',
      {
        ...good,
        'x.jsonl': jsonl([
          { id: 1, text: 'a' },
          { id: 2, text: null },
        ]),
      },
      'line 2: text',
    ],
    ['a strange rating', { ...good, 'x.jsonl': jsonl([{ id: 1, text: 'a', rating: -4 }]) }, 'line 1: rating'],
    ['an unknown parent', { ...good, 't.json': '{"themes":[{"id":"a","parent":"b"}]}' }, 'themes.0.parent'],
    ['an id twice', { ...good, 't.json': '{"themes":[{"id":"a"},{"id":"a"}]}' }, 'themes.1.id'],
    ['no themes', { ...good, 't.json': '{}' }, 'themes'],
  ])('%s: names line and field, exits 2, leaves no file', async (_, files, expected) => {
    const { code, told } = await run(files);
    expect(code).toBe(2);
    expect(told).toContain(expected);
    expect((await readdir(folder)).sort()).toEqual(['t.json', 'x.jsonl']);
  });

  it('a label of an unknown theme is refused with its line', async () => {
    const { code, told } = await run(
      {
        ...good,
        'l.jsonl': jsonl([
          { text: 'x', themes: [7] },
          { text: 'y', themes: ['nope'] },
        ]),
      },
      '--labels',
      at('l.jsonl'),
    );
    expect(code).toBe(2);
    expect(told).toContain('line 2: themes');
  });

  it('says what it needs', async () => {
    const { code, told } = await run(good, '--task', 'poetry');
    expect(code).toBe(2);
    expect(told).toContain('usage: koe classify');
  });
});
