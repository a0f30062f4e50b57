/** What the analysis `trend` is asked and answers. Dates are local, `YYYY-MM-DD`; values are in the metric's unit. */

export interface TrendParams {
  /** Metric id of the registry; the filter's theme says which theme when it is `theme_share`. */
  readonly metric: string;
  readonly variant?: string;
  readonly grain: TrendGrain;
  /** First and last date drawn. The baseline reaches back before `from` as far as data go; the filter's own dates are left out. */
  readonly from: string;
  readonly to: string;
  /** Width of the limits in standard deviations, 1 … 6. Default 3. */
  readonly sensitivity?: number;
}

export type TrendGrain = 'day' | 'week' | 'month';

/**
 * How the limits are made: `p` Laney's p′ for shares, `u` Laney's u′ for volumes, `x` individuals whose sampling error is known
 * (means, NPS, waiting times).
 */
export type LimitKind = 'p' | 'u' | 'x';

export interface TrendPoint {
  /** First day of the day, week or month. */
  readonly date: string;
  /** What the value stands on: answers, items or people, as the metric says. */
  readonly n: number;
  /** Null below the metric's minimum n: "not enough data", never 0. */
  readonly value: number | null;
  /** 95 %. */
  readonly interval: readonly [number, number] | null;
  /** What the weeks before (season included) let expect, and the limits around it; null where there are none. */
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly outside: 'above' | 'below' | null;
  /** False while the day, week or month is not over, or when the filter's data begin within it: never judged. */
  readonly complete: boolean;
}

/** A lasting change of level. */
export interface ChangePoint {
  /** First day of the first period of the new level. */
  readonly date: string;
  /** Mean level before (since the change before, if any) and after (until the next one). */
  readonly before: number;
  readonly after: number;
  /** 95 % interval of after − before. */
  readonly interval: readonly [number, number];
}

/** One week ahead. The interval is made of past errors of the same method; it is meant to hold 95 % of weeks. */
export interface ForecastPoint {
  /** First day of the week. */
  readonly date: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface TrendAnswer {
  readonly kind: LimitKind;
  readonly points: readonly TrendPoint[];
  /** What the limits of the last judged point stand on; null with fewer than 12 periods before it, and then there are no limits. */
  readonly baseline: {
    /** First day of the first and of the last period. */
    readonly from: string;
    readonly to: string;
    readonly periods: number;
    /** σz: spread of the standardised values between neighbours; 1 is sampling alone, above it over-dispersion. */
    readonly dispersion: number;
  } | null;
  /** Oldest first; within the drawn dates. */
  readonly changes: readonly ChangePoint[];
  /** The next four weeks after the last whole one, always by week; empty with fewer than 12 whole weeks. */
  readonly forecast: readonly ForecastPoint[];
  /** Past forecasts, made as if the weeks after were unknown, whose interval held the value. Null before there are eight. */
  readonly hitRate: { readonly hits: number; readonly of: number } | null;
  /** What was taken out before the values were judged. */
  readonly season: { readonly weekday: boolean; readonly holidays: boolean };
}
