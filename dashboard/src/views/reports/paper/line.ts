import type { WeekPoint } from '@koe/sql/domain/edition/picture';

/** A small line with its limits, as paths in a box. */
export interface Line {
  readonly path: string;
  /** The band between the limits; '' where none are known. */
  readonly band: string;
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly outside: boolean;
    readonly last: boolean;
  }[];
  /** Where the target lies; null without one, or where it lies far off. */
  readonly target: number | null;
}

const EDGE = 3;

/**
 * Draws points in order of time. The scale goes from the least to the greatest of all that is shown, limits too, since shares of 80 and 82 %
 * would be one line on a scale from 0. A null breaks the line.
 */
export function lineOf(
  points: readonly Pick<WeekPoint, 'value' | 'lower' | 'upper' | 'outside'>[],
  width: number,
  height: number,
  target: number | null = null,
): Line {
  const shown = points.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter((each) => each !== null);
  if (shown.length === 0) return { path: '', band: '', dots: [], target: null };
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const spread = high - low || Math.abs(high) || 1;
  const inSight = target !== null && target > low - spread && target < high + spread;
  const [bottom, top] = inSight ? [Math.min(low, target), Math.max(high, target)] : [low, high];
  const range = top - bottom || 1;
  const x = (at: number): number => round(EDGE + (at * (width - 2 * EDGE)) / Math.max(points.length - 1, 1));
  const y = (value: number): number =>
    top === bottom ? height / 2 : round(height - EDGE - ((value - bottom) / range) * (height - 2 * EDGE));
  let path = '';
  let joined = false;
  points.forEach(({ value }, at) => {
    if (value !== null) path += `${joined ? 'L' : 'M'}${String(x(at))} ${String(y(value))}`;
    joined = value !== null;
  });
  const limited = points.flatMap(({ lower, upper }, at) =>
    lower === null || upper === null ? [] : [{ lower, upper, at }],
  );
  const band =
    limited.length < 2
      ? ''
      : `M${limited.map(({ upper, at }) => `${String(x(at))} ${String(y(upper))}`).join('L')}L${limited
          .toReversed()
          .map(({ lower, at }) => `${String(x(at))} ${String(y(lower))}`)
          .join('L')}Z`;
  const dots = points.flatMap(({ value, outside }, at) => {
    const last = at === points.length - 1;
    return value === null || (!last && outside === null)
      ? []
      : [{ x: x(at), y: y(value), outside: outside !== null, last }];
  });
  return { path, band, dots, target: inSight ? y(target) : null };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
