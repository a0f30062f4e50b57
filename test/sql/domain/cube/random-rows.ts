import fc from 'fast-check';
import type { CubeManifest } from '@koe/sql/domain/cube/cube';
import { blankColumns } from '@koe/sql/domain/cube/columns';
import { NO_REPLY, NOT_APPLICABLE, UNKNOWN_DAY, type Rows } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';

/** A small world in which every rule of the filter has something to bite on. Day 20_000 is 2024-10-04, a Friday. */

const name = (text: string): { ja: string; en: string } => ({ ja: text, en: text });

export const MANIFEST: CubeManifest = {
  timeZone: 'Asia/Tokyo',
  weekStart: 1,
  labels: {
    source: ['s-a', 's-b', 's-c'].map((id) => ({ id, name: id, sample: false })),
    lang: ['ja', 'en', 'und'],
    product: ['kettle', 'lamp'].map((key) => ({ key, name: name(key) })),
    team: ['east', 'west', 'north'].map((key) => ({ key, name: name(key) })),
    segments: [
      { name: 'plan', label: name('plan'), values: ['free', 'paid'] },
      { name: 'age', label: name('age'), values: ['20s', '30s', '40s', '50s'] },
    ],
    scales: [
      { min: 1, max: 5 },
      { min: 0, max: 1 },
      { min: 1, max: 7 },
      { min: 0, max: 10 },
    ],
  },
  // 1 ─ 2, 3 ─ 4 (three levels) · 5 ─ 6 · 7 alone; 99 is mentioned but not in the tree.
  themes: [
    { id: 1, parent: null },
    { id: 2, parent: 1 },
    { id: 3, parent: 1 },
    { id: 4, parent: 3 },
    { id: 5, parent: null },
    { id: 6, parent: 5 },
    { id: 7, parent: null },
  ].map((theme) => ({ ...theme, key: `theme.${theme.id}`, name: name(String(theme.id)) })),
};

/** One item in plain numbers: what the reference implementation counts. */
export interface PlainRow {
  day: number;
  kind: number;
  channel: number;
  intent: number;
  sentiment: number;
  priority: number;
  handling: number;
  source: number;
  lang: number;
  product: number;
  team: number;
  seg1: number;
  seg2: number;
  person: number;
  csat: number;
  csat_scale: number;
  nps: number;
  reply_s: number;
  resolve_s: number;
  first_contact: number;
  weight: number;
  voice: number;
  themes: number[];
}

const code = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

export const plainRow: fc.Arbitrary<PlainRow> = fc.record({
  day: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 20_000, max: 20_040 }) }, fc.constant(UNKNOWN_DAY)),
  kind: code(4),
  channel: code(9),
  intent: code(7),
  sentiment: code(3),
  priority: code(4),
  handling: code(3),
  source: code(3),
  lang: code(3),
  product: code(2),
  team: code(3),
  seg1: code(2),
  seg2: code(4),
  person: code(5),
  csat: fc.constantFrom(Number.NaN, 0, 1, 3, 4, 5),
  csat_scale: code(2),
  nps: fc.integer({ min: -1, max: 10 }),
  reply_s: fc.constantFrom(NO_REPLY, NOT_APPLICABLE, 0, 60, 61, 300, 301, 600, 601),
  resolve_s: fc.constantFrom(NO_REPLY, NOT_APPLICABLE, 1, 604_800, 604_801),
  first_contact: fc.integer({ min: -1, max: 1 }),
  weight: code(1),
  voice: code(1),
  themes: fc
    .uniqueArray(
      fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 99), code(3)).map(([id, tone]) => id * 4 + tone),
      { maxLength: 4 },
    )
    .map((values) => values.sort((a, b) => a - b)),
});

/** Several blocks of items; days of different blocks may overlap. */
export const plainBlocks = fc.array(fc.array(plainRow, { maxLength: 60 }), { minLength: 1, maxLength: 4 });

export function packRows(plain: readonly PlainRow[]): Rows {
  const sorted = plain.toSorted((a, b) => a.day - b.day);
  const columns = blankColumns(sorted.length);
  sorted.forEach(({ themes: _, ...row }, index) => {
    for (const key of Object.keys(row) as (keyof typeof row)[]) columns[key][index] = row[key];
  });
  const lists = sorted.map((row) => row.themes);
  const themeOffsets = new Int32Array(sorted.length + 1);
  lists.forEach((list, index) => (themeOffsets[index + 1] = (themeOffsets[index] ?? 0) + list.length));
  return { length: sorted.length, columns, themeOffsets, themeValues: Uint32Array.from(lists.flat()) };
}

const values = (...keys: string[]): fc.Arbitrary<string[]> =>
  fc.array(
    fc.constantFrom(...keys, '-').chain((key) => fc.constantFrom(key, `!${key}`)),
    { minLength: 1, maxLength: 3 },
  );

const optional = { requiredKeys: [] as never[] };

/** Any filter without text search; dates are day numbers apart so that a test can write them. */
export const randomFilter: fc.Arbitrary<Filter> = fc
  .record(
    {
      from: fc
        .integer({ min: 19_998, max: 20_042 })
        .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      to: fc.integer({ min: 19_998, max: 20_042 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      source: values('s-a', 's-b', 's-zzz'),
      channel: values('survey', 'email', 'chat'),
      theme: values('1', '2', '3', '5', '7', '99', '1000'),
      intent: values('complaint', 'praise', 'other'),
      priority: values('P1', 'P2', 'P4'),
      sentiment: values('negative', 'positive'),
      lang: values('ja', 'en'),
      product: values('kettle', 'lamp'),
      team: values('east', 'west'),
      seg: fc.record({ plan: values('free', 'paid'), age: values('20s', '50s') }, optional),
    },
    optional,
  )
  // Most fields stay open, so that something passes.
  .chain((filter) =>
    fc.subarray(Object.keys(filter), { maxLength: Math.min(3, Object.keys(filter).length) }).map((kept) => {
      const entries = Object.entries(filter).filter(([key]) => kept.includes(key));
      return Object.fromEntries(entries) as Filter;
    }),
  );
