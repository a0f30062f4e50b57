import { dayMs } from './chart.js';
import type { Flag } from './control-chart-data.js';

/** Lines of names above the plot, and the height of each. */
const LINES = 3;
const LINE_PX = 14;
/** The lowest line stands so far above the plot: the marks stand under it. */
const LOWEST_PX = 18;
/** Below this width of the plot no names are drawn. */
export const NARROW_PX = 700;
/** Longer names are cut by the chart. */
export const NAME_PX = 130;
/** Between a line and its name, and between two names. */
const AROUND_PX = 6 + 8;
/** About what a character takes at the size of these names. */
const WIDE_PX = 11.5;
const SLIM_PX = 6.8;
/** From here on characters are as wide as they are high: kana, kanji, full-width signs. */
const FIRST_WIDE = '\u2e80';

/**
 * Flags in order of time, each name in the lowest line where it runs into no other at the narrowest plot that has names.
 * `line` is in pixels from the top of the plot; the text is empty where no line has room; side `right` stands before the flag.
 * @param spanMs what the whole width of the plot stands for
 */
export function flagRows(flags: readonly Flag[], spanMs: number, sideOf: (ms: number) => 'left' | 'right') {
  const taken: { readonly from: number; readonly to: number }[][] = Array.from({ length: LINES }, () => []);
  return flags
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ id, kind, date, text }) => {
      const at = dayMs(date);
      const side = sideOf(at);
      const room = ((Math.min(NAME_PX, widthOf(text)) + AROUND_PX) / NARROW_PX) * spanMs;
      const [from, to] = side === 'left' ? [at, at + room] : [at - room, at];
      const free = taken.findIndex((names) => names.every((name) => to <= name.from || from >= name.to));
      taken[free]?.push({ from, to });
      const line = -LOWEST_PX - Math.max(0, free) * LINE_PX;
      return { id, kind, at, date, text: free < 0 ? '' : text, line, side };
    });
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < FIRST_WIDE ? SLIM_PX : WIDE_PX;
  return width;
}
