import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@koe/sql/server/database';
import { ensureDatabase, startCluster } from '@koe/sql/server/embedded/cluster';
import { migrate } from '@koe/sql/server/migrate';

/** One throw-away PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'koe-test-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const cluster = await startCluster({ dataFolder: folder, volatile: true });
  await ensureDatabase(cluster, 'koe_template');
  const database = openDatabase(cluster.url('koe_template'));
  await migrate(database);
  await database.close();
  process.env['KOE_TEST_CLUSTER'] = cluster.url('postgres');
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
