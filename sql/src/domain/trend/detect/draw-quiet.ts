import { before } from './score.js';
import type { SignalTable } from './table.js';

export type Random = () => number;

/** Above it a Poisson draw is a rounded normal one. */
const LARGE = 40;

/**
 * Weeks in which nothing happens, like a table's own: its voices by week and segment, each theme's usual share in each segment,
 * and the theme's own over-dispersion, which all segments share in a week.
 */
export function drawQuiet(table: SignalTable, random: Random): SignalTable {
  const weeks = table.weeks.length;
  const spread = table.themes.map((_, theme) => extraSpread(table, theme));
  const moods = spread.map((sd) => Array.from({ length: weeks }, () => Math.exp(sd * normal(random) - (sd * sd) / 2)));
  const items = table.segments.map((_, segment) => {
    const voices = table.voices[segment] ?? new Float64Array(weeks);
    const drawn = new Float64Array(weeks * table.themes.length);
    table.themes.forEach((__, theme) => {
      const rate = usualShare(table, segment, theme);
      for (let week = 0; week < weeks; week++) {
        const voice = voices[week] ?? 0;
        const mean = voice * Math.min(0.95, rate * (moods[theme]?.[week] ?? 1));
        drawn[theme * weeks + week] = Math.min(voice, poisson(mean, random));
      }
    });
    return drawn;
  });
  return { ...table, items };
}

/** A copy in which some themes of a usual size grow week by week, everywhere alike. */
export function plant(
  table: SignalTable,
  drift: { readonly start: number; readonly themes: number; readonly growth: number },
  random: Random,
): { readonly table: SignalTable; readonly themes: readonly number[] } {
  const weeks = table.weeks.length;
  const sized = table.themes.flatMap((_, theme) => {
    const own = table.items[0]?.subarray(theme * weeks, (theme + 1) * weeks) ?? new Float64Array(0);
    return own.reduce((sum, count) => sum + count, 0) >= 5 * weeks ? [theme] : [];
  });
  const chosen = sized
    .map((theme) => ({ theme, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, drift.themes)
    .map(({ theme }) => theme);
  const items = table.items.map((own, segment) => {
    const drifted = own.slice();
    for (const theme of chosen)
      for (let week = drift.start; week < weeks; week++) {
        const place = theme * weeks + week;
        const extra = (own[place] ?? 0) * (drift.growth ** (week - drift.start + 1) - 1);
        const voices = table.voices[segment]?.[week] ?? 0;
        drifted[place] = Math.min(voices, (own[place] ?? 0) + poisson(extra, random));
      }
    return drifted;
  });
  return { table: { ...table, items }, themes: chosen.map((theme) => table.themes[theme] ?? 0) };
}

function usualShare(table: SignalTable, segment: number, theme: number): number {
  const known = knownOf(table, segment, theme);
  return known?.rate ?? 0;
}

/** Relative spread of a theme's share from week to week beyond chance. */
function extraSpread(table: SignalTable, theme: number): number {
  const known = knownOf(table, 0, theme);
  if (!known) return 0;
  const voices = [...(table.voices[0] ?? [])];
  const mean = voices.reduce((sum, count) => sum + count, 0) / Math.max(1, voices.length);
  const expected = Math.max(1, mean * known.rate);
  return Math.min(0.5, Math.sqrt((known.dispersion ** 2 - 1) / expected));
}

function knownOf(table: SignalTable, segment: number, theme: number): ReturnType<typeof before> {
  const weeks = table.weeks.length;
  const items = table.items[segment]?.subarray(theme * weeks, (theme + 1) * weeks);
  const of = table.voices[segment];
  return items && of ? before({ measure: 'share', items, of }, weeks - 1) : null;
}

export function poisson(mean: number, random: Random): number {
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count += 1;
  return Math.max(0, count);
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
