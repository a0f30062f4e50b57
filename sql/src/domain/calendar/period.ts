/** Local days, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** `4_weeks` and longer are whole weeks that end with the last full week; `this_week` ends today. */
export const PERIOD_PRESETS = ['this_week', 'last_week', '4_weeks', '13_weeks', '52_weeks'] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** `weekStart` is 1 Monday … 7 Sunday. */
export function presetPeriod(preset: PeriodPreset, today: number, weekStart: number): Period {
  throw new Error(`not built yet ${preset} ${today} ${weekStart}`);
}

/** The period of equal length that ends the day before `period` begins. */
export function previousPeriod(period: Period): Period {
  return { from: period.from - (period.to - period.from + 1), to: period.from - 1 };
}
