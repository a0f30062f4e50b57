import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type * as Supervise from '@koe/jobs/test-only/cli/programs/supervise';
import { projectFolder } from '../../bench/installation/project-folder.js';

const COMPILED = pathToFileURL(join(projectFolder(), 'jobs/dist/cli/programs/supervise.js')).href;
/** Longer than a program rests after a short life. */
const REST_MS = 1_500;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'koe-supervise-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a program that dies is started again, but not once everything was stopped', async () => {
  const { supervise }: typeof Supervise = await import(COMPILED);
  const starts = join(folder, 'starts');
  const dies = join(folder, 'dies.mjs');
  writeFileSync(starts, '');
  writeFileSync(
    dies,
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(starts)}, '.'); process.exit(3);`,
  );
  const started = (): number => readFileSync(starts, 'utf8').length;
  const environment = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(dies).href}` };
  const codes: (number | null)[] = [];
  const program = supervise(
    'jobs',
    environment,
    () => new Promise(() => undefined),
    (code) => {
      codes.push(code);
      // the restart after this end is still to come
      if (codes.length === 2) void program.stop();
    },
  );
  await expect.poll(() => codes, { timeout: 15_000 }).toEqual([3, 3]);
  await delay(REST_MS);
  expect(started()).toBe(2);
});
