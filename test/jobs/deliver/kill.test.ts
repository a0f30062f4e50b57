import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resendDelivery } from '@koe/sql/queries/delivery/delivery';
import { createVault } from '@koe/sql/server/vault';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { projectFolder } from '../../bench/installation/project-folder.js';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { addChannel, order, stateOf } from './some-channel.js';
import { json, startTarget, type Target } from './target.js';

const MAIN = join(projectFolder(), 'jobs/dist/main.js');
const KEY = Buffer.alloc(32, 7);
const WITHIN_MS = 60_000;

describe('kill -9 while a message is handed over', { timeout: 180_000 }, () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let workers: ChildProcess[];
  let targets: Target[];

  beforeEach(async () => {
    database = await createTestDatabase();
    runtime = { ...(await testRuntime(database)), vault: createVault(KEY) };
    folder = mkdtempSync(join(tmpdir(), 'koe-deliver-'));
    workers = [];
    targets = [];
  });
  afterEach(async () => {
    for (const worker of workers) await kill(worker);
    for (const target of targets) await target.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): ChildProcess {
    const worker = fork(MAIN, [], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        KOE_DATA_DIR: folder,
        KOE_KEY: KEY.toString('base64'),
        KOE_ALLOWED_CIDRS: '127.0.0.1/32',
        KOE_LOG_LEVEL: 'fatal',
      },
    });
    workers.push(worker);
    return worker;
  }

  it('a room that cannot be asked is left in doubt and told nothing twice', async () => {
    const target = await startTarget(() => undefined); // takes it and never answers
    targets.push(target);
    const channelId = await addChannel(
      runtime,
      'slack',
      { url: target.url },
      { webhookUrl: `${target.url}/services/made-up` },
    );
    const id = await order(runtime, channelId);
    const first = start();
    await until(() => target.received.length === 1);
    await kill(first);
    start();
    await until(async () => (await stateOf(runtime, id)).state === 'unknown');
    expect(await stateOf(runtime, id)).toMatchObject({ reasonCode: 'interrupted', attempts: 1 });
    await delay(2_000);
    expect(target.received).toHaveLength(1);
  });

  it('a tracker is asked, and a task that was made is noted instead of made again', async () => {
    const issues: { id: number; description: string; status: object }[] = [];
    const target = await startTarget(({ method, body }, response) => {
      if (method !== 'POST') return json(response, { issues });
      // made, and the answer never comes
      const { issue }: { issue: { description: string } } = JSON.parse(body);
      issues.push({ id: 41, description: issue.description, status: { name: '新規', is_closed: false } });
    });
    targets.push(target);
    const channelId = await addChannel(runtime, 'redmine', { url: target.url, project: 'voc' }, { apiKey: 'made-up' });
    const id = await order(runtime, channelId);
    const first = start();
    await until(() => issues.length === 1);
    await kill(first);
    start();
    await until(async () => (await stateOf(runtime, id)).state === 'sent');
    expect((await stateOf(runtime, id)).receipt).toMatchObject({ id: '41', url: `${target.url}/issues/41` });
    expect(issues).toHaveLength(1);
  });

  it('a tracker that says it has nothing is given the task after all, once', async () => {
    const issues: { id: number; description: string; status: object }[] = [];
    const target = await startTarget(({ method, body }, response, count) => {
      if (method !== 'POST') return json(response, { issues });
      if (count === 1) return undefined; // lost on the way, with the process that sent it
      const { issue }: { issue: { description: string } } = JSON.parse(body);
      issues.push({ id: 42, description: issue.description, status: { name: '新規', is_closed: false } });
      return json(response, { issue: issues[0] }, 201);
    });
    targets.push(target);
    const channelId = await addChannel(runtime, 'redmine', { url: target.url, project: 'voc' }, { apiKey: 'made-up' });
    const id = await order(runtime, channelId);
    const first = start();
    await until(() => target.received.length === 1);
    await kill(first);
    start();
    await until(async () => (await stateOf(runtime, id)).state === 'sent');
    expect(issues).toHaveLength(1);
  });

  it('a mail whose last answer was lost is left in doubt, and keeps its Message-ID when a person sends it again', async () => {
    const mails: string[] = [];
    let answers = false;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          mails.push(Buffer.concat(chunks).toString('utf8'));
          if (answers) done();
        });
      },
    });
    server.on('error', () => undefined);
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    try {
      const channelId = await addChannel(
        runtime,
        'smtp',
        { host: '127.0.0.1', port, encryption: 'none', from: 'koe@example.com' },
        {},
      );
      const id = await order(runtime, channelId, undefined, 'hanako@example.com');
      const first = start();
      await until(() => mails.length === 1);
      await kill(first);
      start();
      await until(async () => (await stateOf(runtime, id)).state === 'unknown');
      expect(mails).toHaveLength(1);

      answers = true;
      await database.transaction(async (session) => {
        expect(await resendDelivery(session, { id, from: ['unknown'], now: new Date() })).toBe(true);
      });
      await until(async () => (await stateOf(runtime, id)).state === 'sent');
      expect(mails).toHaveLength(2);
      const messageId = `Message-ID: <${id}@example.com>`;
      expect(mails.every((mail) => mail.includes(messageId))).toBe(true);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });
});

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.kill('SIGKILL');
  await ended;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + WITHIN_MS; !(await holds()); await delay(50))
    if (Date.now() > deadline) throw new Error('it did not come about in time');
}
