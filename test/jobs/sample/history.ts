import { generateSample } from '@koe/jobs/test-only/sample/generate';
import type { SampleItem } from '@koe/jobs/test-only/sample/sample-item';

export const END_AT = new Date('2026-11-21T00:15:00Z');
const MS_PER_WEEK = 604_800_000;

/** One history for all tests of a file. */
export const HISTORY: readonly SampleItem[] = [...generateSample({ seed: 7, endAt: END_AT })];

/** −26 … −1. */
export function weekOf(item: SampleItem): number {
  return Math.floor((item.at.getTime() - END_AT.getTime()) / MS_PER_WEEK);
}

/** Mean items a week in the weeks `from` … `to`, both inclusive, that fit. */
export function perWeek(from: number, to: number, fits: (item: SampleItem) => boolean): number {
  const inside = HISTORY.filter((item) => weekOf(item) >= from && weekOf(item) <= to && fits(item));
  return inside.length / (to - from + 1);
}

export function about(theme: string): (item: SampleItem) => boolean {
  return (item) => item.truth.themes.includes(theme);
}

export function groups<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const group = found.get(keyOf(one));
    if (group === undefined) found.set(keyOf(one), [one]);
    else group.push(one);
  }
  return found;
}
