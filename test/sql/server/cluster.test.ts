import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '@koe/sql/server/database';
import { ensureDatabase, startCluster } from '@koe/sql/server/embedded/cluster';

describe('embedded PostgreSQL', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'koe-cluster-'));
    chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps its data over a stop, a second start beside it, a SIGKILL and a stale pid file', async () => {
    const first = await startCluster({ dataFolder: folder });
    await ensureDatabase(first, 'koe');
    const database = openDatabase(first.url('koe'));
    await database.query('create table kept (word text)');
    await database.query(`insert into kept values ('声')`);
    await database.close();

    // a start that finds the server of a killed start takes it over
    const second = await startCluster({ dataFolder: folder });
    expect(second.attached).toBe(true);
    expect(second.url('koe')).toBe(first.url('koe'));

    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    const pidText = readFileSync(pidFile, 'utf8');
    kill(folder);
    const third = await startCluster({ dataFolder: folder });
    expect(third.attached).toBe(false);
    await third.stop();

    // a pid file that names a process which is no server
    writeFileSync(pidFile, pidText.replace(/^\d+/, '999999'));
    const fourth = await startCluster({ dataFolder: folder });
    const again = openDatabase(fourth.url('koe'));
    expect(await again.query('select word from kept')).toEqual([{ word: '声' }]);
    await again.close();
    await fourth.stop();
    await fourth.stop(); // stopping twice is no error
  });

  it('gives two starts at the same moment after a SIGKILL the same server', async () => {
    const killed = await startCluster({ dataFolder: folder });
    kill(folder);
    const both = await Promise.all([startCluster({ dataFolder: folder }), startCluster({ dataFolder: folder })]);
    expect(both.map((cluster) => cluster.url('koe'))).toEqual([killed.url('koe'), killed.url('koe')]);
    await both[0].stop();
  });

  it('stops without complaint a server that was killed and has left its pid file', async () => {
    const cluster = await startCluster({ dataFolder: folder });
    kill(folder);
    await expect(cluster.stop()).resolves.toBeUndefined();
  });
});

function kill(folder: string): void {
  process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
}
