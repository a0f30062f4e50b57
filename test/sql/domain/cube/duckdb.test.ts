import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import type { Axis, CountQuery } from '@koe/sql/domain/cube/query';
import type { Filter } from '@koe/sql/domain/filter';
import { keysOf } from './plain-count.js';
import { MANIFEST, packRows, plainRow, randomFilter, type PlainRow } from './random-rows.js';

/** An independent engine: the items as a table of words, the tree as a table of parents, the filter as SQL. */

const DIMENSIONS = [
  'source',
  'channel',
  'intent',
  'priority',
  'sentiment',
  'lang',
  'product',
  'team',
  'seg.plan',
  'seg.age',
] as const;
const CHARTS: readonly CountQuery[] = [
  { by: ['day', 'intent'], except: ['date', 'intent'] },
  { by: ['theme'], except: ['theme'] },
  { by: ['channel', 'priority'], except: ['channel', 'priority'] },
  { by: ['priority', 'sentiment'], weigh: 'once' },
  { by: ['theme', 'source'], except: ['source'] },
  { by: ['month'] },
  { by: ['seg.age', 'seg.plan'], except: ['seg.age'] },
];

const rows: readonly PlainRow[] = fc.sample(plainRow, { numRuns: 3000, seed: 20 });
const cube = new Cube(MANIFEST);
let duck: DuckDBConnection;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const column = (axis: string): string => (axis.startsWith('seg.') ? axis.slice(4) : axis);

beforeAll(async () => {
  cube.append('first', packRows(rows.slice(0, 1000)));
  cube.append('second', packRows(rows.slice(1000)));
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  await duck.run(
    `create table item (id integer, day date, weight integer, ${DIMENSIONS.map((name) => `${column(name)} text`).join(', ')})`,
  );
  const items = rows.map((row, id) => {
    const day = row.day === UNKNOWN_DAY ? 'null' : `date '1970-01-01' + ${row.day}`;
    return `(${id}, ${day}, ${row.weight}, ${DIMENSIONS.map((name) => text(keysOf(row, name)[0] ?? '-')).join(', ')})`;
  });
  await duck.run(`insert into item values ${items.join(',')}`);
  await duck.run('create table mention (id integer, theme integer)');
  const mentions = rows.flatMap((row, id) => row.themes.map((value) => `(${id}, ${Math.floor(value / 4)})`));
  await duck.run(`insert into mention values ${mentions.join(',')}`);
  await duck.run('create table tree (theme integer, parent integer)');
  await duck.run(
    `insert into tree values ${MANIFEST.themes.map(({ id, parent }) => `(${id}, ${parent ?? 'null'})`).join(',')}`,
  );
  await duck.run(`create table about as with recursive up as (
    select id, theme from mention union select up.id, tree.parent from up join tree using (theme) where tree.parent is not null)
    select id, theme::text as theme from up union all select id, '-' from item where id not in (select id from mention)`);
});

afterAll(() => duck.closeSync());

function sqlOf(field: string, values: readonly string[]): string {
  const wanted = values.filter((value) => !value.startsWith('!')).map(text);
  const unwanted = values.filter((value) => value.startsWith('!')).map((value) => text(value.slice(1)));
  const matches = (list: readonly string[]): string =>
    field === 'theme'
      ? `id in (select id from about where theme in (${list.join()}))`
      : `${column(field)} in (${list.join()})`;
  return [
    ...(wanted.length > 0 ? [matches(wanted)] : []),
    ...(unwanted.length > 0 ? [`not (${matches(unwanted)})`] : []),
  ].join(' and ');
}

function where({ from, to, seg = {}, q: _, ...lists }: Filter, { except = [], weigh }: CountQuery): string {
  const fields = [
    ...Object.entries(lists),
    ...Object.entries(seg).map(([name, values]) => [`seg.${name}`, values] as const),
  ];
  const tests = fields.flatMap(([field, values]) =>
    values && !(except as readonly string[]).includes(field) ? [sqlOf(field, values)] : [],
  );
  if (from !== undefined && !except.includes('date')) tests.push(`day >= ${text(from)}`);
  if (to !== undefined && !except.includes('date')) tests.push(`day <= ${text(to)}`);
  if (weigh === 'once') tests.push('weight = 1');
  return tests.length > 0 ? tests.join(' and ') : 'true';
}

function keySql(axis: Axis): string {
  if (axis === 'day') return 'day::text';
  if (axis === 'month') return "date_trunc('month', day)::date::text";
  return column(axis);
}

async function duckCount(filter: Filter, query: CountQuery): Promise<string[]> {
  const keys = query.by.map(keySql);
  const about = query.by.includes('theme') ? 'join about using (id)' : '';
  const timed = query.by.some((axis) => axis === 'day' || axis === 'month') ? 'day is not null' : 'true';
  const found = await duck.runAndReadAll(
    `select ${keys.join(', ')}, count(*)::integer from item ${about} where ${timed} and ${where(filter, query)} group by ${keys.join(', ')}`,
  );
  return found
    .getRows()
    .map((row) => row.join(' '))
    .sort();
}

function cubeCount(filter: Filter): string[][] {
  cube.setFilter(filter);
  return cube.count(CHARTS).map(({ axes: [first, second], values }) => {
    const columns = second?.keys ?? [''];
    return [...values]
      .flatMap((items, at) => {
        const keys = [first?.keys[Math.floor(at / columns.length)], ...(second ? [columns[at % columns.length]] : [])];
        return items === 0 ? [] : [[...keys, items].join(' ')];
      })
      .sort();
  });
}

describe('a cube and DuckDB', () => {
  it('count the same for random filters', async () => {
    await fc.assert(
      fc.asyncProperty(randomFilter, async (filter) => {
        const counted = cubeCount(filter);
        for (const [chart, query] of CHARTS.entries()) expect(counted[chart]).toEqual(await duckCount(filter, query));
      }),
      { numRuns: 60 },
    );
  });
});
