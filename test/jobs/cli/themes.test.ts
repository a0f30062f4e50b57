import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { themes } from '@koe/jobs/test-only/cli/themes';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koe-themes-'));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('KOE_DATA_DIR', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command says. */
async function say(...args: string[]): Promise<string> {
  let said = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString('utf8');
      done();
    },
  });
  expect(await themes(args, out)).toBe(0);
  return said;
}

describe('koe themes', () => {
  it.each(['csv', 'json'])('exports a tree as %s that imports without a change', async (ending) => {
    const file = join(folder, `tree.${ending}`);
    expect(await say('export', '--out', file)).toContain('42 themes written');
    expect(await say('import', '--in', file)).toContain('made 0 changes');
    expect(await readDraft(database)).toBeNull();
  });

  it('imports into the draft, and only looks when it is told so', async () => {
    const file = join(folder, 'tree.csv');
    await say('export', '--out', file);
    const changed = (await readFile(file, 'utf8')).replace('Late delivery', 'Late parcels');
    await writeFile(file, changed);
    expect(await say('import', '--in', file, '--dry-run')).toContain('would make 1 changes in the draft: rename 1');
    expect(await readDraft(database)).toBeNull();
    expect(await say('import', '--in', file)).toContain('made 1 changes in the draft: rename 1');
    expect((await readDraft(database))?.changes).toMatchObject([{ kind: 'rename', name: { en: 'Late parcels' } }]);
    await say('export', '--out', join(folder, 'draft.json'), '--draft');
    expect(await readFile(join(folder, 'draft.json'), 'utf8')).toContain('Late parcels');
  });

  it('names file, line and field of what is wrong', async () => {
    const file = join(folder, 'bad.csv');
    await writeFile(file, 'id,parent,name_ja,name_en\r\n1,,名,\r\n');
    await expect(themes(['import', '--in', file], process.stdout)).rejects.toThrow(`${file}:2: name_en: is empty`);
    await expect(themes(['import', '--in', join(folder, 'x.txt')], process.stdout)).rejects.toThrow('.json or .csv');
    await expect(themes(['paint'], process.stdout)).rejects.toThrow('say export or import');
  });
});
