import type { SignalTable } from '@koe/sql/domain/trend/detect/table';

/** Weeks of each table that are judged: spread over the year, holidays among them. */
export const JUDGED = [22, 27, 32, 37, 42, 47, 51] as const;
const WEEKS_A_MONTH = 30.44 / 7;

export interface FalseAlarms {
  readonly perMonth: number;
  readonly interval: readonly [number, number];
  readonly weeks: number;
}

/** Alarms of quiet weeks. @param alarmsOf how many a rule raises in a week of a table */
export function falseAlarms(
  tables: readonly SignalTable[],
  alarmsOf: (table: SignalTable, at: number) => number,
): FalseAlarms {
  let alarms = 0;
  for (const table of tables) for (const at of JUDGED) alarms += alarmsOf(table, at);
  const weeks = tables.length * JUDGED.length;
  const months = weeks / WEEKS_A_MONTH;
  return { perMonth: alarms / months, interval: [end(alarms, -1) / months, end(alarms, 1) / months], weeks };
}

/** End of the 95 % interval of a count (Wilson and Hilferty). */
function end(count: number, side: -1 | 1): number {
  const at = side < 0 ? count : count + 1;
  return at === 0 ? 0 : at * Math.max(0, 1 - 1 / (9 * at) + (side * 1.96) / (3 * Math.sqrt(at))) ** 3;
}
