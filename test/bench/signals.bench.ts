import { detect } from '@koe/sql/domain/trend/detect/detect';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { plant } from '@koe/sql/domain/trend/detect/draw-quiet';
import { levelsOf } from '@koe/sql/domain/trend/change-points';
import { levelScale } from '@koe/sql/domain/trend/scale';
import type { BenchLine } from './bench-line.js';
import { falseAlarms } from './signals/false-alarms.js';
import { leads } from './signals/leads.js';
import { seasonalTable } from './signals/seasonal-table.js';

const TABLES = Number(process.env['KOE_BENCH_DRAWS'] ?? 12);
const OPTIONS = { rate: 0.05, sigma: 3 };

/**
 * Signals at the settings a new installation has: false alarms of the whole list (about a thousand tests a week) on quiet series
 * with weekday and holiday season and over-dispersion of unequal size, and how many weeks sooner planted drifts are seen than by
 * two rules: mean ± 2 σ of the last twelve weeks' counts as people use it, whatever its false alarms, and the same rule on shares
 * with the σ that gives no more false alarms than ours.
 */
export function run(): BenchLine[] {
  const tables = Array.from({ length: TABLES }, (_, index) => seasonalTable(index + 1));
  const quiet = falseAlarms(tables, (table, at) => detect(table, at, OPTIONS).signals.length);
  const started = performance.now();
  const tests = detect(tables[0] ?? seasonalTable(1), 51, OPTIONS).tests;
  const elapsed = performance.now() - started;
  const lines: BenchLine[] = [
    {
      name: 'signals.false-alarms',
      value: quiet.perMonth,
      unit: 'signals/month',
      n: quiet.weeks,
      interval: quiet.interval,
    },
    { name: 'signals.tests', value: tests, unit: 'tests/week', n: 1 },
    { name: 'signals.time', value: elapsed, unit: 'ms/week', n: 1 },
    { name: 'signals.changes-on-quiet-104-weeks', value: quietChanges(400), unit: 'share', n: 400 },
  ];
  const drifted = tables.map((table, index) =>
    plant(table, { start: 44, themes: 3, growth: 1.1 }, mulberry(100 + index)),
  );
  return [...lines, ...leads(tables, drifted, OPTIONS)];
}

/** Share of quiet series of two years that show a change of level. */
function quietChanges(series: number): number {
  const random = mulberry(5);
  const scale = levelScale('p');
  let changed = 0;
  for (let draw = 0; draw < series; draw++) {
    const observations = Array.from({ length: 104 }, () => {
      const n = 300 + Math.floor(200 * random());
      let count = 0;
      for (let item = 0; item < n; item++) if (random() < 0.1) count += 1;
      return scale.observe({ n, value: count / n, error: 0, exposure: 1 });
    });
    if (levelsOf(observations).length > 1) changed += 1;
  }
  return changed / series;
}
