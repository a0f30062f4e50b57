import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cube } from '@koe/sql/domain/cube/cube';
import { measure } from '@koe/sql/domain/metric/measure';
import { loadCube } from '../harness/cube.js';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';
import { addTestSource, pullAndDrain, testRuntime } from '../harness/pipeline.js';
import { sharedData } from '../harness/shared-data.js';

/**
 * The product's own numbers against numbers computed here from the files alone, without any of the product's code:
 * items, NPS, CSAT share and response-time bands, by month in Asia/Tokyo.
 */
const DATA = sharedData();
const SETS = {
  fukui: 'ja-fukui-tourism-survey',
  nhs: 'en-nhs-fft-survey',
  cfpb: 'en-cfpb-complaints',
  twcs: 'en-twcs-support-tweets',
  asdc: 'ja-asdc-support-dialogs',
  irc: 'en-irc-support-chats',
} as const;
type SetName = keyof typeof SETS;

interface Row {
  readonly id: string;
  readonly created_at?: string;
  readonly text?: string;
  readonly rating?: number | null;
  readonly asker?: string;
  readonly scores?: { readonly satisfaction?: string | null; readonly nps?: number | null };
  readonly turns?: readonly { speaker: string; text: string; created_at?: string; t_seconds?: number }[];
}

/** Counts by month: items, CSAT answers and the satisfied, NPS answers and its sum of −1, 0, 1, and the five reply bands. */
interface Month {
  items: number;
  csatN: number;
  satisfied: number;
  npsN: number;
  npsSum: number;
  bands: [number, number, number, number, number];
}

describe.skipIf(DATA === null)('real files (skipped where ../shared/data is not there)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each(Object.keys(SETS) as SetName[])(
    '%s: items, NPS, CSAT and reply bands of every month equal the files',
    { timeout: 300_000 },
    async (name) => {
      const runtime = await testRuntime(database);
      const sourceId = await addTestSource(runtime, { path: join(DATA ?? '', SETS[name]), mapping: name });
      const run = await pullAndDrain(runtime, sourceId);
      expect(run).toMatchObject({ status: 'succeeded', rejected: 0 });
      const cube = await loadCube(database);
      const expected = countFiles(name);
      expect(await database.query('select count(*)::int as items from item where source_id = $1', [sourceId])).toEqual([
        { items: sum(expected, (month) => month.items) },
      ]);

      const all = [...expected.values()];
      for (const [metric, pick] of [
        ['volume', (month: Month) => month.items],
        ['csat', (month: Month) => month.csatN],
        ['nps', (month: Month) => month.npsN],
        ['first_reply', (month: Month) => month.bands.reduce((total, count) => total + count)],
      ] as const)
        expect(measure(cube, { metric, filter: { source: [sourceId] }, asOf: '2026-11-21' })[0]?.n, metric).toBe(
          all.reduce((total, month) => total + pick(month), 0),
        );
      // items without a time are counted in totals and left out of trends
      const months = [...expected.keys()].filter((key) => key !== '-').sort();
      expect(counted(cube, sourceId, 'volume')).toEqual(
        column(expected, months, (month) => [month.items, month.items]),
      );
      expect(counted(cube, sourceId, 'csat')).toEqual(
        column(expected, months, (month) => [month.csatN, month.satisfied]),
      );
      expect(counted(cube, sourceId, 'nps')).toEqual(column(expected, months, (month) => [month.npsN, month.npsSum]));
      for (const band of [1, 2, 3, 4, 5])
        expect(counted(cube, sourceId, `reply_band_${band}`), `band ${band}`).toEqual(
          column(expected, months, (month) => [
            month.bands.reduce((total, count) => total + count),
            month.bands[band - 1] ?? 0,
          ]),
        );
    },
  );
});

/** Month → [n, sum] as the product's metrics give them; months below the smallest n have no value and are compared by n alone. */
function counted(cube: Cube, sourceId: string, metric: string): Map<string, readonly [number, number | null]> {
  const facts = measure(cube, { metric, filter: { source: [sourceId] }, by: 'month', asOf: '2026-11-21' });
  return new Map(
    facts
      .map((fact): [string, readonly [number, number | null]] => {
        const factor = metric === 'volume' ? 1 : metric === 'nps' ? fact.n / 100 : fact.n;
        return [
          (fact.group?.key ?? '').slice(0, 7) || '-',
          [fact.n, fact.value === null ? null : Math.round(fact.value * factor)],
        ];
      })
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

function column(
  expected: Map<string, Month>,
  months: readonly string[],
  pick: (month: Month) => readonly [number, number],
): Map<string, readonly [number, number | null]> {
  const result = new Map<string, readonly [number, number | null]>();
  for (const key of months) {
    const month = expected.get(key);
    if (!month) continue;
    const [n, value] = pick(month);
    const isVolume = n === month.items && value === month.items && pick({ ...month, items: -1 })[0] === -1;
    if (n > 0) result.set(key, [n, isVolume || n >= 30 ? value : null]);
  }
  return result;
}

function sum(expected: Map<string, Month>, pick: (month: Month) => number): number {
  return [...expected.values()].reduce((total, month) => total + pick(month), 0);
}

function countFiles(name: SetName): Map<string, Month> {
  const folder = join(DATA ?? '', SETS[name]);
  const months = new Map<string, Month>();
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.jsonl.gz'))) {
    // a comment of the Fukui survey is a part of its response; the messages of Twitter stand in the threads again
    if ((name === 'fukui' && file.startsWith('comments')) || (name === 'twcs' && file.startsWith('messages'))) continue;
    for (const line of gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n')) {
      if (line === '') continue;
      const row: Row = JSON.parse(line);
      const key = monthInTokyo(row.created_at);
      const month = months.get(key) ?? { items: 0, csatN: 0, satisfied: 0, npsN: 0, npsSum: 0, bands: [0, 0, 0, 0, 0] };
      months.set(key, month);
      month.items += 1;
      addScores(name, row, month);
      const band = bandOf(name, row);
      if (band !== null) month.bands[band] = (month.bands[band] ?? 0) + 1;
    }
  }
  return months;
}

function monthInTokyo(at: string | undefined): string {
  if (!at) return '-';
  // dates without a time stand for midnight in London or New York: the same date in Tokyo
  if (at.length === 10) return at.slice(0, 7);
  return new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 7);
}

const SATISFACTION: Record<string, number> = { とても満足: 5, 満足: 4, どちらでもない: 3, 不満: 2, とても不満: 1 };

function addScores(name: SetName, row: Row, month: Month): void {
  const csat = name === 'nhs' ? row.rating : name === 'fukui' ? firstCsat(row) : undefined;
  if (csat !== undefined && csat !== null) {
    month.csatN += 1;
    if (csat >= 4) month.satisfied += 1;
  }
  const nps = row.scores?.nps;
  if (typeof nps === 'number') {
    month.npsN += 1;
    month.npsSum += nps >= 9 ? 1 : nps <= 6 ? -1 : 0;
  }
}

// the item's score is the first one of its kind that was answered
function firstCsat(row: Row): number | undefined {
  const scores: Record<string, unknown> = { ...row.scores };
  for (const question of ['satisfaction', 'service_satisfaction', 'transport_satisfaction']) {
    const value = SATISFACTION[String(scores[question])];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** 0 … 4 for the five bands; null for what is no conversation or has no word of the customer. */
function bandOf(name: SetName, row: Row): number | null {
  if (name === 'fukui' || name === 'nhs') return null;
  const turns = (row.turns ?? [{ speaker: 'customer', text: row.text ?? '' }]).map((turn) => ({
    customer: name === 'irc' ? turn.speaker === row.asker : turn.speaker === 'customer',
    seconds: turn.t_seconds ?? (turn.created_at ? Date.parse(turn.created_at) / 1000 : 0),
    text: turn.text,
  }));
  const first = turns.findIndex((turn) => turn.customer);
  if (first < 0 || turns.every((turn) => !turn.customer || turn.text.trim() === '')) return null;
  // some logs run past midnight without a new date: what is dated before the question is no reply to it
  const asked = turns[first]?.seconds ?? 0;
  const reply = turns.slice(first + 1).find((turn) => !turn.customer && turn.seconds >= asked);
  if (!reply) return 4;
  const waited = Math.round(reply.seconds - asked);
  return waited <= 60 ? 0 : waited <= 300 ? 1 : waited <= 600 ? 2 : 3;
}
