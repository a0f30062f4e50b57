import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverFile } from '@koe/jobs/classify/discovery/discover-file';
import { madeUp, NEW_EN, USUAL_EN } from './made-up.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koe-discover-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const baseline = lines(madeUp('en', USUAL_EN, 300, 'b'));
const recent = [...madeUp('en', USUAL_EN, 60, 'u'), ...madeUp('en', NEW_EN, 12, 'n')];

async function run(a: string, b: string): Promise<{ code: number; told: string }> {
  await writeFile(join(folder, 'a.jsonl'), a);
  await writeFile(join(folder, 'b.jsonl'), b);
  const out = new PassThrough();
  const at = (name: string): string => join(folder, name);
  const code = await discoverFile(['--baseline', at('a.jsonl'), '--recent', at('b.jsonl'), '--out', at('c.json')], out);
  out.end();
  return { code, told: (await out.toArray()).join('') };
}

describe('koe discover', () => {
  it('writes the documented shape, with ids as the file has them', async () => {
    const rows = recent.map(({ text, lang }, at) => ({
      id: at % 2 === 0 ? at : `r${at}`,
      text,
      lang: at % 3 === 0 ? null : lang,
    }));
    const { code, told } = await run(baseline, lines(rows));
    expect(told).toMatch(/^72 texts against 300: \d+ groups, [\d.]+ s\n$/);
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(await readFile(join(folder, 'c.json'), 'utf8'));
    expect(answer).toEqual({
      groups: [
        {
          name: { ja: expect.any(String), en: expect.stringMatching(/wristband|turnstile/i) },
          phrases: expect.arrayContaining([expect.any(String)]),
          count: expect.any(Number),
          baseline: 0,
          z: expect.any(Number),
          ids: expect.arrayContaining([60, 'r61']),
        },
      ],
    });
  });

  it.each([
    ['b.jsonl: line 2: text', `${JSON.stringify({ id: 1, text: 'x' })}\n{"id":2}\n`],
    ['b.jsonl: line 1: (line)', 'not json\n'],
    ['b.jsonl: line 1: id', '{"id":null,"text":"x"}\n'],
  ])('bad input says %s, exits 2 and leaves no file', async (message, bad) => {
    const { code, told } = await run(baseline, bad);
    expect(code).toBe(2);
    expect(told).toContain(message);
    expect((await readdir(folder)).sort()).toEqual(['a.jsonl', 'b.jsonl']);
  });

  it('says what is missing', async () => {
    const out = new PassThrough();
    expect(await discoverFile(['--recent', 'x'], out)).toBe(2);
    out.end();
    expect((await out.toArray()).join('')).toContain('usage: koe discover');
  });

  it('empty files give no groups', async () => {
    expect((await run('', '')).code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'c.json'), 'utf8'))).toEqual({ groups: [] });
  });
});
