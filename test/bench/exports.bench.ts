import { EXPORT_FORMATS } from '@koe/api/contract/exports';
import type { BenchLine } from './bench-line.js';
import { growTables } from './installation/grow-tables.js';
import { processTree } from './installation/process-memory.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { rounded } from './quantile.js';

const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 1_000_000);
const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 100;

/** Every item as a file in each format, once: how fast, and the most memory that the api's process holds meanwhile. */
export function run(): Promise<BenchLine[]> {
  return withSampleInstallation(async ({ database, withApi }) => {
    const items = await growTables(database, ITEMS);
    const lines: BenchLine[] = [];
    // a process of its own for each, because memory that was once held is not given back at once
    for (const format of EXPORT_FORMATS) lines.push(...(await withApi((address) => measure(address, format, items))));
    return lines;
  });
}

async function measure(address: string, format: string, items: number): Promise<BenchLine[]> {
  const api = processTree(process.pid).find(({ command }) => command.includes('api/dist/main.js'));
  const resident = (): number => (api ? (processTree(api.pid)[0]?.residentBytes ?? 0) : 0);
  let most = resident();
  const look = setInterval(() => (most = Math.max(most, resident())), LOOK_EVERY_MS);
  const started = performance.now();
  const answer = await fetch(`${address}/api/v1/items/export?format=${format}`);
  if (!answer.ok || !answer.body) throw new Error(`${format}: ${answer.status}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += chunk.length;
  const seconds = (performance.now() - started) / 1000;
  clearInterval(look);
  if (Number(answer.headers.get('x-koe-rows')) !== items) throw new Error(`${format}: not all items`);
  return [
    { name: `exports.${format}`, value: Math.round(items / seconds), unit: 'items/s', n: items },
    { name: `exports.${format}, most memory of the api`, value: rounded(most / MEGABYTE), unit: 'MB', n: items },
    { name: `exports.${format}, size`, value: rounded(bytes / MEGABYTE), unit: 'MB', n: items },
  ];
}
