import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

// a process needs compiled code; `pnpm test` builds it first
describe.skipIf(!existsSync(MAIN))('the api as a process', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  function start(environment: Record<string, string>): {
    child: ChildProcess;
    out: () => string;
    log: () => string;
    ended: Promise<number | null>;
  } {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'] ?? '', KOE_KEY: randomBytes(32).toString('base64'), ...environment },
    });
    let out = '';
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    return { child, out: () => out, log: () => log, ended: new Promise((resolve) => child.on('exit', resolve)) };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers, and stops cleanly on %s with pages still listening',
    async (signal) => {
      const port = await freePort();
      const { child, out, log, ended } = start({ DATABASE_URL: database.url, KOE_PORT: String(port) });
      await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200), {
        timeout: 15_000,
        interval: 100,
      });
      await new Promise<void>((resolve) => {
        get(`http://127.0.0.1:${port}/api/v1/events`, (response) =>
          response.once('data', () => resolve()).on('error', () => undefined),
        ).on('error', () => undefined);
      });
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(out()).toBe('');
      for (const line of log().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
    },
  );

  it('says which variable is missing and ends', async () => {
    const { log, ended } = start({});
    expect(await ended).toBe(1);
    expect(log()).toContain('DATABASE_URL');
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
