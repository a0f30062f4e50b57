import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { startOfWeek } from '@koe/sql/domain/calendar/day';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { normal, poisson } from '@koe/sql/domain/trend/detect/draw-quiet';
import type { LimitKind } from '@koe/sql/domain/trend/trend';

/** A metric by week, one after the other; null where a week says too little. */
export interface WeeklySeries {
  readonly name: string;
  readonly kind: LimitKind;
  readonly values: readonly (number | null)[];
  readonly n: readonly number[];
  readonly errors: readonly number[];
  /** Monday of the first week, as a local day number; items by day where the values are volumes. */
  readonly firstDay: number;
  readonly days: Float64Array | null;
}

const DAY_MS = 86_400_000;
const LEAST_N = 30;
const rowSchema = z.object({
  created_at: z.string().nullable(),
  rating: z.number().nullish(),
  scores: z.object({ nps: z.number().nullish() }).nullish(),
});

/** Volume, share of ratings of 4 and 5, and NPS of a file of survey responses; nothing when it is not there. */
export function surveySeries(folder: string, set: string): WeeklySeries[] {
  const path = join(folder, set, 'responses.jsonl.gz');
  if (!existsSync(path)) return [];
  const rows = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    // both sets are of Japan: local days are those of the written time
    .flatMap(({ created_at: at, ...row }) =>
      at === null ? [] : [{ ...row, day: Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / DAY_MS }],
    );
  const firstDay = startOfWeek(Math.min(...rows.map(({ day }) => day)), 1) + 7;
  const weeks = Math.floor((Math.max(...rows.map(({ day }) => day)) - firstDay) / 7);
  const days = new Float64Array(weeks * 7);
  const scores = Array.from({ length: weeks }, () => ({ good: 0, rated: 0, sum: 0, squares: 0, asked: 0 }));
  for (const { day, rating, scores: own } of rows) {
    const week = scores[Math.floor((day - firstDay) / 7)];
    if (!week) continue;
    days[day - firstDay] = (days[day - firstDay] ?? 0) + 1;
    if (typeof rating === 'number') {
      week.rated += 1;
      if (rating >= 4) week.good += 1;
    }
    const nps = own?.nps;
    if (typeof nps !== 'number') continue;
    const points = nps >= 9 ? 1 : nps <= 6 ? -1 : 0;
    week.asked += 1;
    week.sum += points;
    week.squares += points * points;
  }
  const volume = Array.from({ length: weeks }, (_, week) => total(days.subarray(week * 7, week * 7 + 7)));
  const common = { firstDay, days: null, errors: [] };
  return [
    { ...common, name: `${set} volume`, kind: 'u', values: volume, n: volume, days },
    {
      ...common,
      name: `${set} satisfied`,
      kind: 'p',
      values: scores.map(({ good, rated }) => (rated < LEAST_N ? null : good / rated)),
      n: scores.map(({ rated }) => rated),
    },
    {
      ...common,
      name: `${set} nps`,
      kind: 'x',
      values: scores.map(({ sum, asked }) => (asked < LEAST_N ? null : (100 * sum) / asked)),
      n: scores.map(({ asked }) => asked),
      errors: scores.map(({ sum, squares, asked }) =>
        asked < LEAST_N ? 0 : 100 * Math.sqrt(Math.max(1e-4, squares / asked - (sum / asked) ** 2) / asked),
      ),
    },
  ];
}

/** Three years of a made-up organisation: season of the year, weekdays and holidays left out, a level that wanders, events. */
export function simulatedSeries(seed: number): WeeklySeries[] {
  const random = mulberry(seed * 104_729);
  const weeks = 156;
  let level = 0;
  const levels = Array.from({ length: weeks }, (_, week) => {
    level += 0.03 * normal(random);
    const event = random() < 0.02 ? 0.6 : 0;
    return level + event + 0.12 * Math.sin((2 * Math.PI * (week + seed * 9)) / 52);
  });
  const n = levels.map(() => 200 + Math.floor(300 * random()));
  const share = levels.map((own, week) => {
    const size = n[week] ?? 1;
    return Math.min(size, poisson(size * 0.12 * Math.exp(own), random)) / size;
  });
  const volume = levels.map((own) => poisson(90 * Math.exp(own), random));
  const common = { firstDay: 19_723, days: null, errors: [] };
  return [
    { ...common, name: `simulated share ${String(seed)}`, kind: 'p', values: share, n },
    { ...common, name: `simulated volume ${String(seed)}`, kind: 'u', values: volume, n: volume },
  ];
}

/** Shares of themes by week, from true labels. @param items local day and themes of each item */
export function themeSeries(
  items: readonly { readonly day: number; readonly themes: readonly string[] }[],
): WeeklySeries[] {
  const firstDay = startOfWeek(Math.min(...items.map(({ day }) => day)), 1) + 7;
  const weeks = Math.floor((Math.max(...items.map(({ day }) => day)) - firstDay) / 7);
  const n = new Array<number>(weeks).fill(0);
  const byTheme = new Map<string, number[]>();
  for (const { day, themes } of items) {
    const week = Math.floor((day - firstDay) / 7);
    if (week < 0 || week >= weeks) continue;
    n[week] = (n[week] ?? 0) + 1;
    for (const theme of new Set(themes)) {
      const counts = byTheme.get(theme) ?? new Array<number>(weeks).fill(0);
      counts[week] = (counts[week] ?? 0) + 1;
      byTheme.set(theme, counts);
    }
  }
  return [...byTheme].map(([theme, counts]) => ({
    name: `sample ${theme}`,
    kind: 'p',
    values: counts.map((count, week) => count / Math.max(1, n[week] ?? 1)),
    n,
    errors: [],
    firstDay,
    days: null,
  }));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
