import { openDatabase } from '@koe/sql/server/database';
import { blockContents, tableContents } from '../harness/recount.js';
import { pullUnderKills } from '../jobs/pipeline/kills.js';
import { withBenchDatabase } from './bench-server.js';
import type { BenchLine } from './bench-line.js';

/** Kills of worker processes during the pull of the Fukui files (made-up rows where they are not there); KOE_BENCH_KILLS says how many. */
export async function run(): Promise<BenchLine[]> {
  const kills = Number(process.env['KOE_BENCH_KILLS'] ?? 300);
  return withBenchDatabase(async (database) => {
    const pool = openDatabase(database.url);
    const result = await pullUnderKills({ ...pool, drop: () => Promise.resolve() }, { kills, seed: 7, real: true });
    const packed = await blockContents(pool);
    const table = await tableContents(pool);
    const different = [...table].filter(([id, row]) => JSON.stringify(packed.get(id)) !== JSON.stringify(row)).length;
    await pool.close();
    return [
      { name: 'kills', value: result.kills, unit: 'kills', n: result.kills },
      { name: 'kills.items', value: result.items, unit: 'items', n: result.payloads },
      {
        name: 'kills.lost-or-doubled',
        value: Math.abs(packed.size - result.items) + different,
        unit: 'items',
        n: result.items,
      },
    ];
  });
}
