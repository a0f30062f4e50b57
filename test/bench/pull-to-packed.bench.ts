import { join } from 'node:path';
import { addTestSource, pullAndDrain, testRuntime } from '../harness/pipeline.js';
import { sharedData } from '../harness/shared-data.js';
import { withBenchDatabase } from './bench-server.js';
import type { BenchLine } from './bench-line.js';

/** Items a second from the files of the Fukui survey to packed blocks, one worker process, database with fsync on. */
export async function run(): Promise<BenchLine[]> {
  const data = sharedData();
  if (data === null)
    return [
      { name: 'pull-to-packed', value: 0, unit: 'items/s', n: 0, against: 'skipped: ../shared/data is not there' },
    ];
  return withBenchDatabase(async (database) => {
    const runtime = await testRuntime(database);
    const sourceId = await addTestSource(runtime, { path: join(data, 'ja-fukui-tourism-survey'), mapping: 'fukui' });
    const startedMs = performance.now();
    const cpu = process.cpuUsage();
    await pullAndDrain(runtime, sourceId);
    const seconds = (performance.now() - startedMs) / 1000;
    const used = process.cpuUsage(cpu);
    const [count] = await database.query<{ items: number; parts: number; packed: number }>(
      `select (select count(*) from item) as items, (select count(*) from part) as parts,
         (select sum(b.row_count) from block_slot s join block b on b.hash = s.hash) as packed`,
    );
    const items = Number(count?.items ?? 0);
    return [
      { name: 'pull-to-packed', value: Math.round(items / seconds), unit: 'items/s', n: items },
      {
        name: 'pull-to-packed.texts',
        value: Math.round(Number(count?.parts ?? 0) / seconds),
        unit: 'texts/s',
        n: Number(count?.parts ?? 0),
      },
      {
        name: 'pull-to-packed.seconds',
        value: Math.round(seconds * 10) / 10,
        unit: 's',
        n: Number(count?.packed ?? 0),
      },
      { name: 'pull-to-packed.cpu', value: Math.round((used.user + used.system) / 1e5) / 10, unit: 's', n: items },
      { name: 'pull-to-packed.memory', value: Math.round(process.memoryUsage().rss / 1e6), unit: 'MB', n: items },
    ];
  });
}
