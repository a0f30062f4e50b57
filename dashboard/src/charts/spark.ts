/** A line without axes, for a row of a table: how it went, not how much. */
export interface Spark {
  /** Path of the known stretches in a box of `width` × `height`; '' with fewer than two points beside each other. */
  readonly path: string;
  /** Where the last point stands; null when it is not known. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

/** So much of the box stays free on every side, for the width of the line and the last dot. */
const EDGE = 2;

/**
 * Draws values in order of time on a scale from 0 to their own greatest, so that a small theme's rise is seen and a flat one stays flat.
 * A null breaks the line.
 */
export function sparkOf(values: readonly (number | null)[], width: number, height: number): Spark {
  const most = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const step = values.length > 1 ? (width - 2 * EDGE) / (values.length - 1) : 0;
  const place = (value: number, at: number): { x: number; y: number } => ({
    x: round(EDGE + at * step),
    y: round(height - EDGE - (value / most) * (height - 2 * EDGE)),
  });
  let path = '';
  let joined = false;
  values.forEach((value, at) => {
    const beside = value !== null && (values[at + 1] ?? null) !== null;
    if (value !== null && (joined || beside)) {
      const { x, y } = place(value, at);
      path += `${joined ? 'L' : 'M'}${x} ${y}`;
    }
    joined = value !== null && (joined || beside);
  });
  const last = values.at(-1);
  return { path, end: last == null ? null : place(last, values.length - 1) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
