import { generateSample } from '@koe/jobs/test-only/sample/generate';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { sharedData } from '../harness/shared-data.js';
import type { BenchLine } from './bench-line.js';
import { roll, type Rolled } from './forecast/roll.js';
import { simulatedSeries, surveySeries, themeSeries, type WeeklySeries } from './forecast/series.js';

const SIMULATED = Number(process.env['KOE_BENCH_DRAWS'] ?? 4);

/**
 * Four weeks ahead, from every second week, against the last value and, where there is one, the same week of the year before:
 * mean absolute errors (each series' divided by its opponent's, and the geometric mean of that over the series of a group), and how
 * often the interval held the value.
 */
export function run(): BenchLine[] {
  const folder = sharedData();
  const groups: readonly (readonly [name: string, series: readonly WeeklySeries[]])[] = [
    ['sample-themes', sampleThemes()],
    ['simulated', Array.from({ length: SIMULATED }, (_, index) => simulatedSeries(index + 1)).flat()],
    ['fukui', folder === null ? [] : surveySeries(folder, 'ja-fukui-tourism-survey')],
    ['ishikawa', folder === null ? [] : surveySeries(folder, 'ja-ishikawa-tourism-survey')],
  ];
  const all: Rolled[] = [];
  const lines = groups.flatMap(([name, series]) => {
    const rolled = series.map(roll).filter(({ of }) => of > 0);
    all.push(...rolled);
    const own =
      rolled.length > 1 && rolled.length <= 3 ? rolled.flatMap((each) => linesOf(shortName(each), [each])) : [];
    return rolled.length === 0 ? [] : [...linesOf(name, rolled), ...own];
  });
  return [...lines, ...linesOf('all', all)];
}

function linesOf(name: string, rolled: readonly Rolled[]): BenchLine[] {
  const n = rolled.reduce((sum, { of }) => sum + of, 0);
  const [hits, judged] = [sum(rolled.map((each) => each.hits)), sum(rolled.map((each) => each.judged))];
  const withYear = rolled.filter(({ lastYear }) => lastYear !== null);
  const lines: BenchLine[] = [
    {
      name: `forecast.${name}.error-against-last-value`,
      value: mean(rolled.map(({ ours, lastValue }) => ours / lastValue)),
      unit: 'ratio',
      n,
      against: 'last value',
    },
    { name: `forecast.${name}.held`, value: judged === 0 ? 0 : hits / judged, unit: 'share', n: judged },
  ];
  if (withYear.length > 0)
    lines.push({
      name: `forecast.${name}.error-against-last-year`,
      value: mean(withYear.map(({ oursWithYear, lastYear }) => (oursWithYear ?? 0) / Math.max(1e-9, lastYear ?? 1))),
      unit: 'ratio',
      n: withYear.length,
      against: 'same week last year',
    });
  return lines;
}

function sampleThemes(): WeeklySeries[] {
  const { dayOf } = zoneOf('Asia/Tokyo');
  const items = [...generateSample({ seed: 1, endAt: new Date('2026-11-15T15:00:00Z') })].map(({ at, truth }) => ({
    day: dayOf(at.getTime()),
    themes: truth.themes,
  }));
  // themes that a week has some of
  return themeSeries(items).filter(
    ({ values, n }) => sum(values.map((value, week) => (value ?? 0) * (n[week] ?? 0))) >= 250,
  );
}

function shortName({ name }: Rolled): string {
  return name.replace('-tourism-survey', '').replaceAll(' ', '-');
}

/** Geometric: twice as good and twice as bad make even. */
function mean(ratios: readonly number[]): number {
  return Math.exp(sum(ratios.map((ratio) => Math.log(Math.max(1e-9, ratio)))) / Math.max(1, ratios.length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
