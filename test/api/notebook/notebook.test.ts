import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getFacts } from '@koe/api/contract/cube';
import { addToken } from '@koe/api/contract/tokens';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { drain } from '../../harness/pipeline.js';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const README = fileURLToPath(new URL('../../../api/README.md', import.meta.url));
/** Modules that a script read from its input imports are looked for from here. */
const TEST_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-04-10T00:00:00Z') } });
  const { database } = api.runtime;
  await publishStarterTaxonomy(database, STARTER_THEMES, new Date('2026-01-01T00:00:00Z'));
  await writeSomeItems(database, 400, 11);
  await database.query(`select graphile_worker.add_job('pack', '{}'::json)`);
  await drain(api.runtime);
});
afterAll(() => api.close());

function run(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd: TEST_FOLDER,
    env: { ...process.env, ...environment },
  });
  child.stdin.end(script);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

const script = /```js\n(.*?)```/s.exec(readFileSync(README, 'utf8'))?.[1] ?? '';
const [FROM, TO] = ['2026-03-02', '2026-03-29'];

it.each([
  ['Monday', 1],
  ['Sunday', 7],
])('the notebook of the README counts what the facts count, in weeks that begin on %s', async (_, weekStart) => {
  await api.runtime.database.query(
    `insert into setting (name, value, updated_at) values ('organisation', jsonb_build_object('weekStart', $1::int), now())
     on conflict (name) do update set value = setting.value || excluded.value`,
    [weekStart],
  );
  expect(script).toContain('tableFromIPC');
  const made = await api.call('/api/v1/tokens', { method: 'POST', body: { name: 'notebook' } });
  const { token } = answerOf(addToken, made);
  const { code, out, err } = await run(script, { KOE_URL: api.base, KOE_TOKEN: token, FROM, TO });
  expect([code, err]).toEqual([0, '']);
  const printed = new Map(
    [...out.matchAll(/^(\d{4}-\d\d-\d\d) +(\d+) {2}(.*)$/gm)].map(([, week, items]) => [week, Number(items)]),
  );
  const { facts } = answerOf(getFacts, await api.call(`/api/v1/facts?metric=volume&by=week&from=${FROM}&to=${TO}`));
  const counted = facts
    .filter(({ value }) => value !== null && value > 0)
    .map(({ group, value }) => [group?.key, value]);
  expect(counted.length).toBeGreaterThan(2);
  expect([...printed]).toEqual(counted);
});

it('and says why when its token is refused', async () => {
  const { code, err } = await run(script, { KOE_URL: api.base, KOE_TOKEN: 'koe_wrong', FROM, TO });
  expect(code).toBe(1);
  expect(err).toContain('this token is not known here');
});
