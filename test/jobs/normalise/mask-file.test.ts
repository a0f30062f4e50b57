import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { maskFile } from '@koe/jobs/test-only/normalise/mask-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koe-mask-'));
});

async function run(lines: string): Promise<{ code: number; told: string }> {
  const out = new PassThrough();
  await writeFile(join(folder, 'x.jsonl'), lines);
  const code = await maskFile(['--in', join(folder, 'x.jsonl'), '--out', join(folder, 'y.jsonl')], out);
  out.end();
  return { code, told: (await out.toArray()).join('') };
}

describe('koe mask', () => {
  it('writes every id once, in order, with spans into the input', async () => {
    const { code } = await run('{"id":"b","text":"mail a@b.co\u2028please"}\n\n{"id":1,"text":"","lang":null}\n');
    expect(code).toBe(0);
    const lines = (await readFile(join(folder, 'y.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { id: 'b', text: 'mail [email]\u2028please', spans: [{ start: 5, end: 11, kind: 'email' }] },
      { id: 1, text: '', spans: [] },
    ]);
  });

  it.each([
    ['no JSON', '{"id":1,"text":"x"}\n{oops', 'line 2: (line)'],
    ['a missing field', '{"id":1,"text":"x"}\n\n{"id":2}', 'line 3: text'],
    ['a wrong type', '{"id":1,"text":5}', 'line 1: text'],
  ])('%s: names line and field, exits 2, leaves no file', async (_, lines, expected) => {
    const { code, told } = await run(lines);
    expect(code).toBe(2);
    expect(told).toContain(expected);
    expect(await readdir(folder)).toEqual(['x.jsonl']);
  });

  it('a missing file or argument exits 2 and says what is needed', async () => {
    const out = new PassThrough();
    expect(await maskFile(['--in', join(folder, 'none.jsonl'), '--out', join(folder, 'y.jsonl')], out)).toBe(2);
    expect(await maskFile([], out)).toBe(2);
    expect(await maskFile(['--nonsense'], out)).toBe(2);
    out.end();
    expect((await out.toArray()).join('')).toContain('usage: koe mask');
  });
});
