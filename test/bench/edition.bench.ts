import { loadavg } from 'node:os';
import { startOfWeek } from '@koe/sql/domain/calendar/day';
import { editionHash } from '@koe/sql/queries/edition/edition';
import { composeEdition } from '@koe/jobs/test-only/insight/editions/edition.step';
import { printEdition } from '@koe/jobs/test-only/report/print-edition';
import type { BenchLine } from './bench-line.js';
import { growBlocks } from './installation/grow-blocks.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { rounded } from './quantile.js';

const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 1_000_000);
const WEEK = startOfWeek(Math.floor(Date.now() / 86_400_000), 1) - 7;

/** The report of the last closed week over everything that it looks back at: counted, and printed in both languages. */
export function run(): Promise<BenchLine[]> {
  return withSampleInstallation(async ({ database }) => {
    const items = await growBlocks(database, ITEMS);
    const runtime = { database, clock: { now: () => new Date() } };
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const content = await composeEdition(runtime, { week: WEEK, asOf: null }, new AbortController().signal);
    const counted = performance.now();
    await printEdition(content, { hash: editionHash(content), address: null, editionId: 'bench' });
    const printed = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    const line = (name: string, value: number, unit = 's'): BenchLine => ({
      name: `edition.${name}`,
      value: rounded(value),
      unit,
      n: items,
    });
    return [
      line('counted', (counted - begun) / 1000),
      line('printed, two languages', (printed - counted) / 1000),
      line('built', (printed - begun) / 1000),
      // of all threads: what it takes on a machine that does nothing else
      line('built, CPU', (user + system) / 1e6),
      line('load average', loadavg()[0] ?? 0, ''),
    ];
  });
}
