import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { blankColumns } from '@koe/sql/domain/cube/columns';
import { Cube, type CubeManifest } from '@koe/sql/domain/cube/cube';
import type { Counts, CountQuery } from '@koe/sql/domain/cube/query';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Filter } from '@koe/sql/domain/filter';
import type { BenchLine } from './bench-line.js';

/**
 * The counting kernel against DuckDB, one thread each, over the same made-up items: three years, skewed dimensions, 4,096
 * distinct theme sets. Both count the five linked charts of the overview; DuckDB has the columns in their smallest types and
 * the theme sets as a code with a table, its best case. Items: KOE_BENCH_ITEMS (default 10M).
 */
const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 10_000_000);
const FIRST_DAY = parseDay('2023-04-01');
const DAYS = 1095;
const SETS = 4096;
const THEMES = 50;

/** Skewed values: an item takes the entry at 6 bits of its hash. Code 0 is "none". */
const CHANNEL = skew([2, 6, 12, 24, 40, 50, 56, 60]);
const INTENT = skew([4, 24, 36, 48, 56, 60, 62]);
const SENTIMENT = skew([4, 30, 44]);
const PRIORITY = skew([1, 3, 11, 43]);

const CHARTS: readonly CountQuery[] = [
  { by: ['day', 'intent'], except: ['date', 'intent'] },
  { by: ['theme'], except: ['theme'] },
  { by: ['channel', 'priority'], except: ['channel', 'priority'] },
  { by: ['priority', 'sentiment'], except: ['priority', 'sentiment'] },
  { by: ['intent'], except: ['intent'] },
];
const FILTER: Filter = { from: '2024-04-01', to: '2025-12-31', channel: ['email', 'chat', 'phone'], theme: ['3', '7'] };

export async function run(): Promise<BenchLine[]> {
  const cube = filledCube(ITEMS);
  const duck = await filledDuck(ITEMS);
  const lines: BenchLine[] = [];
  for (const [name, filter] of [
    ['unfiltered', {}],
    ['filtered', FILTER],
  ] as const) {
    median(20, () => wallMs(() => pass(cube, filter)));
    const ours = median(15, () => cpuMs(() => pass(cube, filter)));
    await duckCharts(duck, filter);
    const theirs = await medianAsync(5, () => cpuMsAsync(() => duckCharts(duck, filter)));
    requireEqual(pass(cube, filter), await duckCharts(duck, filter));
    lines.push({
      name: `kernel five charts ${name}, CPU`,
      value: ours,
      unit: 'ms',
      n: ITEMS,
      against: `DuckDB ${theirs.toFixed(1)} ms`,
      ratio: theirs / ours,
    });
  }
  duck.closeSync();
  return [...lines, ...browserSized()];
}

function browserSized(): BenchLine[] {
  const items = Math.min(ITEMS, 1_000_000);
  const cube = filledCube(items);
  // The engine compiles the loops in the first passes; a page has them compiled after a second or so.
  median(30, () => wallMs(() => pass(cube, FILTER)));
  const full = median(31, () => wallMs(() => pass(cube, FILTER)));
  median(30, () => wallMs(() => pass(cube, {})));
  const open = median(31, () => wallMs(() => pass(cube, {})));
  pass(cube, FILTER, false);
  const last = parseDay('2025-12-31');
  const moves: number[] = [];
  for (let step = 1; step <= 200; step++)
    moves.push(wallMs(() => pass(cube, { ...FILTER, to: formatDay(last - step) }, false)));
  return [
    { name: 'kernel full pass, five charts filtered, p50', value: full, unit: 'ms', n: items },
    { name: 'kernel full pass, five charts unfiltered, p50', value: open, unit: 'ms', n: items },
    { name: 'kernel brush, one end by a day, p50', value: quantile(moves, 0.5), unit: 'ms', n: items },
    { name: 'kernel brush, one end by a day, p95', value: quantile(moves, 0.95), unit: 'ms', n: items },
  ];
}

/** Counts all charts; `anew` forgets what was counted before. */
function pass(cube: Cube, filter: Filter, anew = true): Counts[] {
  if (anew) {
    cube.setFilter({});
    cube.count([{ by: [] }]);
  }
  cube.setFilter(filter);
  return cube.count(CHARTS);
}

function filledCube(items: number): Cube {
  const cube = new Cube(MANIFEST);
  const blockDays = 30;
  for (let day = 0; day < DAYS; day += blockDays) {
    const from = firstItem(day, items);
    const length = firstItem(Math.min(DAYS, day + blockDays), items) - from;
    const columns = blankColumns(length);
    const offsets = new Int32Array(length + 1);
    const values: number[] = [];
    for (let row = 0; row < length; row++) {
      const item = from + row;
      const first = hash(item, 1);
      const second = hash(item, 2);
      columns.day[row] = FIRST_DAY + Math.floor((item * DAYS) / items);
      columns.channel[row] = CHANNEL[first & 63] ?? 0;
      columns.intent[row] = INTENT[(first >>> 6) & 63] ?? 0;
      columns.sentiment[row] = SENTIMENT[(first >>> 12) & 63] ?? 0;
      columns.priority[row] = PRIORITY[(first >>> 18) & 63] ?? 0;
      for (const theme of SET_THEMES[skewedSet(second)] ?? []) values.push(theme * 4);
      offsets[row + 1] = values.length;
    }
    cube.append(`block ${day}`, { length, columns, themeOffsets: offsets, themeValues: Uint32Array.from(values) });
  }
  return cube;
}

/** The first item of a day: the least i with ⌊i × DAYS ÷ items⌋ = day. */
function firstItem(day: number, items: number): number {
  return Math.ceil((day * items) / DAYS);
}

async function filledDuck(items: number): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const list = (values: readonly number[]): string => `[${values.join(',')}]`;
  const hashed = (salt: number): string => `((i::HUGEINT * 2654435761 + ${salt} * 40503) % 4294967296)::BIGINT`;
  const mixed = (salt: number): string =>
    `((xor(${hashed(salt)}, ${hashed(salt)} >> 15)::HUGEINT * 2246822519) % 4294967296)::BIGINT >> 3`;
  await connection.run(`create table items as select (${FIRST_DAY} + (i * ${DAYS}) // ${items})::USMALLINT as day,
    ${list([...CHANNEL])}[(a & 63) + 1]::UTINYINT as channel, ${list([...INTENT])}[((a >> 6) & 63) + 1]::UTINYINT as intent,
    ${list([...SENTIMENT])}[((a >> 12) & 63) + 1]::UTINYINT as sentiment, ${list([...PRIORITY])}[((a >> 18) & 63) + 1]::UTINYINT as priority,
    ((((b & 4095) * ((b >> 12) & 4095)) >> 12))::USMALLINT as themes
    from (select i, ${mixed(1)} as a, ${mixed(2)} as b from range(${items}) t(i))`);
  await connection.run('create table reach (themes USMALLINT, theme UTINYINT)');
  const pairs = SET_THEMES.flatMap((themes, set) => closure(themes).map((theme) => `(${set},${theme})`));
  await connection.run(`insert into reach values ${pairs.join(',')}`);
  return connection;
}

/** Non-empty cells of every chart as text, as `requireEqual` compares them. */
async function duckCharts(duck: DuckDBConnection, filter: Filter): Promise<string[][]> {
  const where = (except: readonly string[]): string => {
    const tests = ['true'];
    if (filter.from !== undefined && filter.to !== undefined && !except.includes('date'))
      tests.push(`day between ${parseDay(filter.from)} and ${parseDay(filter.to)}`);
    if (filter.channel && !except.includes('channel'))
      tests.push(`channel in (${filter.channel.map((key) => CHANNEL_KEYS.indexOf(key)).join(',')})`);
    if (filter.theme && !except.includes('theme'))
      tests.push(`themes in (select themes from reach where theme in (${filter.theme.join(',')}))`);
    return tests.join(' and ');
  };
  const charts: string[][] = [];
  for (const { by, except = [] } of CHARTS) {
    const sql =
      by[0] === 'theme'
        ? `select theme, sum(items)::INTEGER from (select themes, count(*) as items from items where ${where(except)} group by 1) join reach using (themes) group by 1`
        : `select ${by.join(', ')}, count(*)::INTEGER from items where ${where(except)} group by ${by.join(', ')}`;
    const rows = (await duck.runAndReadAll(sql)).getRows();
    charts.push(rows.map((row) => row.join(' ')).sort());
  }
  return charts;
}

function requireEqual(ours: readonly Counts[], theirs: readonly string[][]): void {
  ours.forEach(({ axes, values }, chart) => {
    const [first, second] = axes;
    const width = second?.keys.length ?? 1;
    const code = (axis: typeof first, position: number): string =>
      axis?.axis === 'day'
        ? String(parseDay(axis.keys[position] ?? ''))
        : axis?.axis === 'theme'
          ? (axis.keys[position] ?? '').replace('-', '0')
          : String(position);
    const cells = [...values].flatMap((items, at) =>
      items === 0
        ? []
        : [[code(first, Math.floor(at / width)), ...(second ? [code(second, at % width)] : []), items].join(' ')],
    );
    if (cells.sort().join() !== theirs[chart]?.join())
      throw new Error(`the kernel and DuckDB disagree on chart ${chart}`);
  });
}

function skew(limits: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 64 }, (_, bits) => limits.filter((limit) => bits >= limit).length);
}

function hash(item: number, salt: number): number {
  const h = (Math.imul(item, 2_654_435_761) + salt * 40_503) >>> 0;
  return (Math.imul(h ^ (h >>> 15), 2_246_822_519) >>> 0) >>> 3;
}

function skewedSet(bits: number): number {
  return ((bits & 4095) * ((bits >>> 12) & 4095)) >>> 12;
}

/** Themes 1 … 10 are at the top, the others below them; set 0 is empty. */
const SET_THEMES: readonly (readonly number[])[] = Array.from({ length: SETS }, (_, set) => {
  const leaves = [11 + (set % 40), 11 + ((set >> 3) % 40), 11 + ((set >> 7) % 40)].slice(
    0,
    set === 0 ? 0 : 1 + (set % 3),
  );
  return [...new Set(leaves)].sort((a, b) => a - b);
});

function closure(themes: readonly number[]): number[] {
  return themes.length === 0 ? [0] : [...new Set([...themes, ...themes.map(parentOf)])];
}

function parentOf(theme: number): number {
  return 1 + (theme % 10);
}

const CHANNEL_KEYS = ['-', 'survey', 'social', 'review', 'email', 'chat', 'phone', 'web_form', 'store', 'other'];

const MANIFEST: CubeManifest = {
  timeZone: 'Asia/Tokyo',
  weekStart: 1,
  labels: { source: [], lang: [], product: [], team: [], segments: [], scales: [] },
  themes: Array.from({ length: THEMES }, (_, index) => ({
    id: index + 1,
    key: `theme.${index + 1}`,
    parent: index < 10 ? null : parentOf(index + 1),
    name: { ja: '', en: '' },
  })),
};

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function cpuMsAsync(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function wallMs(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function median(runs: number, measured: () => number): number {
  return quantile(Array.from({ length: runs }, measured), 0.5);
}

async function medianAsync(runs: number, measured: () => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run++) figures.push(await measured());
  return quantile(figures, 0.5);
}

function quantile(figures: readonly number[], q: number): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(q * (figures.length - 1))] ?? Number.NaN;
}
