import { openDatabase, type Database } from '@koe/sql/server/database';
import { startCluster } from '@koe/sql/server/embedded/cluster';
import { withBenchFolder } from './bench-folder.js';
import { freePort } from './free-port.js';
import { startKoe } from './koe-start.js';
import { runProgram } from './program.js';

/** An installation as `koe start` makes it, with its sample, stopped again; only its database runs. */
export interface SampleInstallation {
  readonly database: Database;
  /** Runs work with the api on this database, as a process of its own. */
  withApi<Result>(work: (address: string) => Promise<Result>): Promise<Result>;
}

/** Made by the product itself, so that what is measured has gone through every stage; removed afterwards. */
export function withSampleInstallation<Result>(work: (made: SampleInstallation) => Promise<Result>): Promise<Result> {
  return withBenchFolder(async (folder) => {
    const { program } = await startKoe(folder);
    await program.stop('SIGINT');
    const cluster = await startCluster({ dataFolder: folder });
    try {
      const database = openDatabase(cluster.url('koe'), { name: 'koe-bench', relaxedCommit: true });
      try {
        return await work({ database, withApi: (inside) => withApi(database.url, folder, inside) });
      } finally {
        await database.close();
      }
    } finally {
      await cluster.stop();
    }
  });
}

async function withApi<Result>(
  url: string,
  folder: string,
  work: (address: string) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const program = runProgram('api/dist/main.js', [], {
    DATABASE_URL: url,
    KOE_DATA_DIR: folder,
    KOE_PORT: String(port),
    KOE_LOG_LEVEL: 'info',
    NODE_ENV: 'production',
  });
  try {
    await program.printed(/"msg":"listening"/);
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    await program.stop();
  }
}
