import { before, type Series } from './score.js';
import type { Segment, SignalTable } from './table.js';

/** Where a rise or fall lies. */
export interface Concentration extends Segment {
  /** Part of the items above (below) what was expected in all feedback that lies in the segment, 0 … 1. */
  readonly share: number;
  readonly items: number;
  readonly expectedItems: number;
}

/** A segment holds so much of a change at least, and so much more of it than of the theme's usual items. */
const LEAST_SHARE = 0.3;
const LEAST_LIFT = 0.15;

/**
 * The segment whose own change explains most of the change of a theme in all feedback, beyond what its size would; null when
 * the change lies everywhere alike.
 */
export function concentrationOf(
  table: SignalTable,
  at: number,
  theme: number,
  direction: 'up' | 'down',
): Concentration | null {
  const all = changeIn(table, 0, theme, at);
  const sign = direction === 'up' ? 1 : -1;
  const excess = all === null ? 0 : sign * (all.items - all.expected);
  if (all === null || excess <= 0) return null;
  const places = table.segments.flatMap((segment, index) => {
    const own = segment && changeIn(table, index, theme, at);
    if (!segment || !own) return [];
    const share = Math.min(1, (sign * (own.items - own.expected)) / excess);
    const lift = share - own.expected / Math.max(all.expected, 1e-9);
    if (share < LEAST_SHARE || lift < LEAST_LIFT) return [];
    return [{ lift, found: { ...segment, share, items: own.items, expectedItems: own.expected } }];
  });
  places.sort((a, b) => b.lift - a.lift);
  return places[0]?.found ?? null;
}

/** Items against what the share of the weeks before lets expect of the week's voices. */
function changeIn(
  table: SignalTable,
  segment: number,
  theme: number,
  at: number,
): { readonly items: number; readonly expected: number } | null {
  const weeks = table.weeks.length;
  const [items, of] = [table.items[segment]?.subarray(theme * weeks, (theme + 1) * weeks), table.voices[segment]];
  if (!items || !of) return null;
  const series: Series = { measure: 'share', items, of };
  const known = before(series, at);
  return known && { items: items[at] ?? 0, expected: known.rate * (of[at] ?? 0) };
}
