import { getThemePhrases, getThemeQuotes } from '@koe/api/contract/theme-texts';
import { formatDay } from '@koe/sql/domain/calendar/day';
import type { BenchLine } from './bench-line.js';
import { growTables } from './installation/grow-tables.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { quantile, rounded } from './quantile.js';
import { timedGet } from './timed-get.js';

const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 1_000_000);
const REQUESTS = 15;
const TODAY = Math.floor(Date.now() / 86_400_000);

/** Themes of the starter tree and days: a large theme over a year has about 50,000 of 1M items, a rare one over a month hardly any. */
const CASES = {
  'support quality, a year': { id: 1, days: 364 },
  'support quality, four weeks': { id: 1, days: 28 },
  'late delivery, thirteen weeks': { id: 24, days: 91 },
  'privacy, four weeks': { id: 35, days: 28 },
} as const;

/** Phrases and quotes of a theme's page over HTTP, one reader; each request another period, so that nothing is asked twice. */
export function run(): Promise<BenchLine[]> {
  return withSampleInstallation(async ({ database, withApi }) => {
    const items = await growTables(database, ITEMS);
    return withApi(async (address) => {
      const lines: BenchLine[] = [];
      const all: number[] = [];
      for (const [name, { id, days }] of Object.entries(CASES))
        for (const [what, { path }] of Object.entries({ phrases: getThemePhrases, quotes: getThemeQuotes })) {
          const ms: number[] = [];
          // the first one opens connections
          for (let turn = 0; turn <= REQUESTS; turn++) {
            const to = TODAY - turn;
            const period = new URLSearchParams({ from: formatDay(to - days + 1), to: formatDay(to) });
            const answer = await timedGet(`${address}${path.replace('{id}', String(id))}?${period.toString()}`);
            if (turn > 0) ms.push(answer.ms);
          }
          all.push(...ms);
          for (const [q, at] of Object.entries({ p50: 0.5, p95: 0.95 }))
            lines.push({
              name: `theme-texts.${what}, ${name}, ${q}`,
              value: rounded(quantile(ms, at)),
              unit: 'ms',
              n: ms.length,
            });
        }
      return [{ name: 'theme-texts.p95', value: rounded(quantile(all, 0.95)), unit: 'ms', n: items }, ...lines];
    });
  });
}
