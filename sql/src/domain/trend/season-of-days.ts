import type { Observation } from './scale.js';
import { dayKind, type DayKind } from './holidays.js';
import { weekdayOf } from '../calendar/day.js';
import { medianOf } from './baseline.js';

/** Days that a group of days must have before half of what it shows is believed. */
const HALF_BELIEVED_DAYS = 6;
const LEAST_DAYS = 28;

export interface DatedObservation extends Observation {
  readonly day: number;
}

/**
 * How far the level of shares and means lies on Mondays, Tuesdays … and holidays from the mean day's, from the days before:
 * each group's median distance, leaning to 0 while it stands on few days. Nothing with fewer than four weeks.
 */
export function dayOffsets(days: readonly DatedObservation[]): (day: number) => number {
  if (days.length < LEAST_DAYS) return () => 0;
  const middle = medianOf(days.map(({ level }) => level));
  const groups = new Map<string, number[]>();
  for (const { day, level } of days) {
    const group = groups.get(groupOf(day)) ?? [];
    group.push(level - middle);
    groups.set(groupOf(day), group);
  }
  const offsets = new Map(
    [...groups].map(([group, distances]) => [
      group,
      (medianOf(distances) * distances.length) / (distances.length + HALF_BELIEVED_DAYS),
    ]),
  );
  return (day) => offsets.get(groupOf(day)) ?? 0;
}

function groupOf(day: number): string {
  const kind: DayKind = dayKind(day);
  return kind === 'ordinary' ? String(weekdayOf(day)) : kind;
}
