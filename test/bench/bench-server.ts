import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '@koe/sql/server/database';
import { ensureDatabase, startCluster } from '@koe/sql/server/embedded/cluster';
import { migrate } from '@koe/sql/server/migrate';

/** Runs work on a PostgreSQL of its own with the settings of an installation (fsync on), and removes it afterwards. */
export async function withBenchDatabase<Result>(
  work: (database: Database, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'koe-bench-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const cluster = await startCluster({ dataFolder: folder });
  try {
    await ensureDatabase(cluster, 'koe');
    const database = openDatabase(cluster.url('koe'), { name: 'koe-bench', relaxedCommit: true });
    try {
      await migrate(database);
      return await work(database, folder);
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
