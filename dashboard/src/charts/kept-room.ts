import type { TopLevelSpec } from 'vega-lite';

/**
 * Room that a chart's value axis keeps for its labels whatever the data: the plot stays where it is from click to click, and
 * need not be measured anew, which takes as long as drawing it. Told in the spec's `usermeta`.
 */
export interface KeptRoom {
  /** Data set and column of the largest labels. */
  readonly rows: string;
  readonly number: string;
  /** Whole digits that fit: from more on, room is measured as for any chart. */
  readonly digits: number;
}

/** For an axis, in pixels: `+100` and `100%` at eleven pixels, with the gap to the plot. */
export const THREE_DIGITS = { digits: 3, minExtent: 36 } as const;

/** What a chart keeps; null when it keeps none. */
export function keptRoom({ usermeta }: Pick<TopLevelSpec, 'usermeta'>): KeptRoom | null {
  const { rows, number, digits }: Readonly<Record<string, unknown>> = usermeta ?? {};
  if (typeof rows !== 'string' || typeof number !== 'string' || typeof digits !== 'number') return null;
  return { rows, number, digits };
}
