import { createHash } from 'node:crypto';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import { parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import type { Filter } from '@koe/sql/domain/filter';
import { LEAST_PERIODS } from '@koe/sql/domain/trend/baseline';
import { detect, type Detection, type DetectOptions } from '@koe/sql/domain/trend/detect/detect';
import { signalTable, type SignalTable } from '@koe/sql/domain/trend/detect/table';
import type { LeftOut } from '@koe/sql/queries/signal/run';

/** Days before the last judged week that are read: a year of baseline, the longest window, and a year of weeks to judge. */
export const DAYS_READ = 7 * 120;

export interface WeekSignals extends Detection {
  /** First day. */
  readonly week: number;
  /** Of all counts that the week was judged by. */
  readonly fingerprint: string;
  readonly leftOut: readonly LeftOutNow[];
  readonly nothing: 'too_few_weeks' | 'no_items' | null;
}

type LeftOutNow = Required<LeftOut>;

const NOTHING: Detection = { signals: [], tests: 0, themes: 0, segments: 0, baselineWeeks: 0 };
/** A source that brought so many items in a usual week and none in the judged one is silent, and its absence is no change. */
const SILENT = 5;
/** Weeks before the judged one that say what is usual of a source: as many as the longest baseline. */
const USUAL_WEEKS = 52;

export function cubeOf(
  manifest: Manifest,
  blocks: readonly { readonly hash: string; readonly bytes: Uint8Array }[],
): Cube {
  const cube = new Cube(manifest);
  for (const { hash, bytes } of blocks) cube.append(hash, decodeBlock(bytes));
  return cube;
}

/** Judges closed weeks (first days). Sources that cannot be compared are left out, week by week. */
export function signalsOf(cube: Cube, asOf: string, weeks: readonly number[], options: DetectOptions): WeekSignals[] {
  const tables = new Map<string, SignalTable>();
  return weeks.map((week) => {
    const { leftOut, from } = comparable(cube, week);
    const filter: Filter = leftOut.length === 0 ? {} : { source: leftOut.map(({ source }) => `!${source}`) };
    const key = JSON.stringify([filter, from]);
    // weeks one after the other mostly stand on the same sources: their counts are made once
    const table = tables.get(key) ?? signalTable(cube, { filter, asOf }, [from, Math.max(...weeks) + 6]);
    tables.set(key, table);
    const at = table.weeks.indexOf(week);
    const all = { week, leftOut, fingerprint: fingerprintOf(table, at) };
    if (at < 0 || (table.voices[0]?.[at] ?? 0) === 0) return { ...all, ...NOTHING, nothing: 'no_items' };
    if (at < LEAST_PERIODS) return { ...all, ...NOTHING, nothing: 'too_few_weeks' };
    return { ...all, ...detect(table, at, options), nothing: null };
  });
}

/**
 * Which sources a week can be compared in: those with a whole baseline before it that did not fall silent. All of them must
 * have been there from the first day that is looked at.
 */
export function comparable(cube: Cube, week: number): { readonly leftOut: LeftOutNow[]; readonly from: number } {
  const [counts] = cube.countUnder({}, [{ by: ['week', 'source'] }]);
  const [weeks, sources] = counts?.axes ?? [];
  const earliest = week - DAYS_READ;
  if (!counts || !weeks || !sources) return { leftOut: [], from: earliest };
  const firstDays = weeks.keys.map(parseDay);
  const now = firstDays.indexOf(week);
  const leftOut: LeftOutNow[] = [];
  let from = earliest;
  sources.keys.forEach((source, column) => {
    if (source === '-') return;
    const items = firstDays.map((_, row) => counts.values[row * sources.keys.length + column] ?? 0);
    const first = items.findIndex((count) => count > 0);
    if (first < 0 || first > now) return;
    // its first week may be a part of one
    const since = (firstDays[first] ?? week) + (first === 0 ? partOfFirst(cube, firstDays[0] ?? week) : 7);
    // weeks without an item are not counted: a source would stop being silent by being it for long
    const before = items
      .slice(Math.max(first, now - USUAL_WEEKS), now)
      .filter((count) => count > 0)
      .sort((a, b) => a - b);
    const usual = before[before.length >> 1] ?? 0;
    const young = since > week - 7 * LEAST_PERIODS;
    const silent = usual >= SILENT && items[now] === 0;
    if (young || silent) leftOut.push({ source, since: firstDays[first] ?? week, why: silent ? 'silent' : 'young' });
    else from = Math.max(from, since);
  });
  // when no source is old enough there is nothing to compare at all, which the week says by itself
  const some = sources.keys.filter((source) => source !== '-').length;
  return leftOut.length === some ? { leftOut: [], from: earliest } : { leftOut, from };
}

/** 0 when data begin with their first week, else 7: a part of a week is no week. */
function partOfFirst(cube: Cube, first: number): number {
  const begins = cube.extent?.[0] ?? first;
  return startOfWeek(begins, cube.manifest.weekStart) === begins ? 0 : 7;
}

/** Of the week's own counts: what came late for an earlier week is no reason to say this one again. */
function fingerprintOf(table: SignalTable, at: number): string {
  if (at < 0) return '';
  const weeks = table.weeks.length;
  const counts = table.segments.map((segment, index) => [
    segment,
    table.voices[index]?.[at],
    table.themes.map((theme, row) => [theme, table.items[index]?.[row * weeks + at]]),
  ]);
  return createHash('sha256').update(JSON.stringify(counts)).digest('hex').slice(0, 32);
}
