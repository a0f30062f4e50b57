import { loadavg } from 'node:os';
import { getFacts } from '@koe/api/contract/cube';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import type { BenchLine } from './bench-line.js';
import { growBlocks } from './installation/grow-blocks.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { quantile, rounded } from './quantile.js';
import { timedGet } from './timed-get.js';

const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 1_000_000);
const READERS = 20;
const REQUESTS = 400;
const TODAY = Math.floor(Date.now() / 86_400_000);
const METRICS = ['volume', 'csat', 'nps', 'first_reply', 'resolution_rate', 'theme_share'];
const GROUPS = ['none', 'month', 'channel', 'none', 'week', 'intent'];

/** GET /api/v1/facts with 20 readers at once, no question asked twice, so that no kept answer helps; then every one again. */
export function run(): Promise<BenchLine[]> {
  return withSampleInstallation(async ({ database, withApi }) => {
    const items = await growBlocks(database, ITEMS);
    return withApi(async (address) => {
      const first = await timedGet(`${address}${getFacts.path}?metric=volume`); // brings the blocks into the kernel
      for (let turn = 0; turn < 40; turn += 1) await timedGet(address + question(REQUESTS + turn)); // compiles its loops
      const alone: number[] = [];
      for (let turn = 0; turn < 40; turn += 1) alone.push((await timedGet(address + question(2 * REQUESTS + turn))).ms);
      const startedMs = performance.now();
      const together = await atOnce(address);
      const seconds = (performance.now() - startedMs) / 1000;
      const kept = await atOnce(address);
      const line = (name: string, value: number, unit = 'ms'): BenchLine => ({
        name: `cube-server.${name}`,
        value: rounded(value),
        unit,
        n: items,
      });
      return [
        line('first answer', first.ms),
        line('alone, p50', quantile(alone, 0.5)),
        line('alone, p95', quantile(alone, 0.95)),
        line('20 readers, p50', quantile(together, 0.5)),
        line('20 readers, p95', quantile(together, 0.95)),
        line('20 readers, answers', REQUESTS / seconds, 'answers/s'),
        line('20 readers, asked again, p95', quantile(kept, 0.95)),
        line('load average', loadavg()[0] ?? 0, ''),
      ];
    });
  });
}

async function atOnce(address: string): Promise<number[]> {
  const ms: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      while (next < REQUESTS) {
        next += 1;
        ms.push((await timedGet(address + question(next))).ms);
      }
    }),
  );
  return ms;
}

/** Another question for every number: metrics, groups and filters turn at different speeds, the period with every one. */
function question(number: number): string {
  const of = (values: readonly string[], speed: number): string =>
    values[Math.floor(number / speed) % values.length] ?? '';
  const to = TODAY - (number % 7);
  const parameters = new URLSearchParams({
    metric: of(METRICS, 1),
    by: of(GROUPS, 1),
    from: formatDay(to - 30 - (number % 1000)),
    to: formatDay(to),
  });
  if (number % 2 === 0) parameters.append('channel', of(CHANNELS, 2));
  if (number % 3 === 0) parameters.append('priority', `!${of(PRIORITIES, 3)}`);
  if (number % 5 === 0) parameters.append('intent', of(INTENTS, 5));
  if (number % 7 === 0) parameters.append('sentiment', of(SENTIMENTS, 7));
  if (number % 4 === 0) parameters.append('theme', String(1 + (number % 40)));
  return `${getFacts.path}?${parameters.toString()}`;
}
