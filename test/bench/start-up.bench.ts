import { existsSync } from 'node:fs';
import { getManifest } from '@koe/api/contract/cube';
import type { BenchLine } from './bench-line.js';
import { withBenchFolder } from './installation/bench-folder.js';
import { startKoe, type RunningKoe } from './installation/koe-start.js';
import { serverPid } from './installation/process-cpu.js';
import { processTree } from './installation/process-memory.js';
import { rounded } from './quantile.js';

/**
 * `koe start` on an empty data folder, from the spawn to the printed address with a filled dashboard, then again on the
 * data that it made; what the processes hold afterwards; and whether Ctrl-C leaves nothing behind.
 */
export function run(): Promise<BenchLine[]> {
  return withBenchFolder(async (folder) => {
    const first = await startKoe(folder);
    const packed = await packedItems(first.address);
    const ended = await stopped(first, folder);
    const again = await startKoe(folder);
    const memory = memoryOf(again, folder);
    const endedAgain = await stopped(again, folder);
    return [
      { name: 'start-up.first', value: rounded(first.seconds), unit: 's', n: first.items },
      { name: 'start-up.first.missing', value: first.items - packed, unit: 'items', n: first.items },
      { name: 'start-up.second', value: rounded(again.seconds), unit: 's', n: again.items },
      ...memory,
      { name: 'start-up.stop', value: rounded(Math.max(ended.seconds, endedAgain.seconds)), unit: 's', n: 2 },
      { name: 'start-up.stop.left-behind', value: ended.left + endedAgain.left, unit: 'faults', n: 2 },
    ];
  });
}

/** Items that the manifest of the running installation lists. */
async function packedItems(address: string): Promise<number> {
  const answer = await fetch(`${address}${getManifest.path}`);
  return getManifest.answer?.parse(await answer.json()).blocks.reduce((sum, { rows }) => sum + rows, 0) ?? 0;
}

function memoryOf({ program, items }: RunningKoe, folder: string): BenchLine[] {
  const started = processTree(program.pid);
  const server = processTree(serverPid(folder));
  const resident = (part: string): number =>
    started.find(({ command }) => command.includes(part))?.residentBytes ?? Number.NaN;
  const line = (name: string, bytes: number): BenchLine => ({
    name: `start-up.memory.${name}`,
    value: Math.round(bytes / 1e6),
    unit: 'MB',
    n: items,
  });
  if (started.length === 0) return [];
  return [
    line('start', resident('koe.js')),
    line('api', resident('api/dist/main.js')),
    line('jobs', resident('jobs/dist/main.js')),
    // the server's processes share most of their pages
    line(
      'postgres',
      server.reduce((sum, { proportionalBytes }) => sum + proportionalBytes, 0),
    ),
  ];
}

/** Stops as Ctrl-C does. `left` counts what should not be: a bad exit code, a process that lives on. */
async function stopped({ program }: RunningKoe, folder: string): Promise<{ seconds: number; left: number }> {
  const pids = [...processTree(program.pid), ...processTree(serverPid(folder))].map(({ pid }) => pid);
  const startedMs = performance.now();
  const { code } = await program.stop('SIGINT');
  const seconds = (performance.now() - startedMs) / 1000;
  const living = pids.filter((pid) => existsSync(`/proc/${pid}`)).length;
  return { seconds, left: living + (code === 0 ? 0 : 1) };
}
