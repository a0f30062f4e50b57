/** One day of a source's strip as the api gives it. */
export interface StripDay {
  /** Local date. */
  readonly day: string;
  readonly received: number;
  /** Median of the same weekday in the 8 weeks before; null when there is no history yet. */
  readonly expected: number | null;
}

/** `few` under half of what was expected, `none` when something was expected and nothing came, `quiet` when nothing was due. */
export type StripLevel = 'usual' | 'few' | 'none' | 'quiet' | 'unknown';

/** One bar of the drawing; heights are shares 0 … 1 of its box. */
export interface StripBar extends StripDay {
  readonly level: StripLevel;
  readonly height: number;
  /** Height of the tick that shows what was expected; null without an expectation. */
  readonly expectedAt: number | null;
}

/** Days expected to bring less than this say nothing when they bring nothing. */
const EXPECTED_AT_LEAST = 1;

/**
 * Bars for the days given; `today` is the local date whose count is not over yet, and so not too small for anything. The scale is that of the source itself, and square root, so that one large first import
 * does not flatten every other day to nothing.
 */
export function stripBars(days: readonly StripDay[], today: string | null = null): StripBar[] {
  const most = Math.max(1, ...days.map(({ received, expected }) => Math.max(received, expected ?? 0)));
  const height = (value: number): number => Math.sqrt(Math.max(0, value) / most);
  return days.map((day) => ({
    ...day,
    level: levelOf(day, today),
    height: height(day.received),
    expectedAt: day.expected === null ? null : height(day.expected),
  }));
}

export function levelOf({ day, received, expected }: StripDay, today: string | null = null): StripLevel {
  if (day === today) return received > 0 ? 'usual' : 'unknown';
  if (expected === null) return received > 0 ? 'usual' : 'unknown';
  if (expected < EXPECTED_AT_LEAST) return received > 0 ? 'usual' : 'quiet';
  if (received === 0) return 'none';
  return received < expected / 2 ? 'few' : 'usual';
}

/** Sums for the sentence beside the strip. Expected is null when no day had an expectation. */
export function stripTotals(
  days: readonly StripDay[],
  today: string | null = null,
): {
  readonly received: number;
  readonly expected: number | null;
  /** Days on which something was expected and nothing came. */
  readonly missing: number;
} {
  const known = days.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  return {
    received: days.reduce((sum, { received }) => sum + received, 0),
    expected: known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0)),
    missing: days.filter((day) => levelOf(day, today) === 'none').length,
  };
}
