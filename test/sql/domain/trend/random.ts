import { normal, poisson, type Random } from '@koe/sql/domain/trend/detect/draw-quiet';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import type { PeriodEstimate } from '@koe/sql/domain/trend/periods';
import type { SignalTable } from '@koe/sql/domain/trend/detect/table';

/** 2024-01-01, a Monday. */
const MONDAY = 19_723;

/** Weeks of a share of `n` with relative spread beyond chance. */
export function shareWeeks(
  length: number,
  random: Random,
  options: {
    readonly n?: number;
    readonly share?: number;
    readonly extra?: number;
    readonly level?: (week: number) => number;
  } = {},
): PeriodEstimate[] {
  const { n = 400, share = 0.1, extra = 0, level = () => 1 } = options;
  return Array.from({ length }, (_, week) => {
    const count = Math.min(n, poisson(n * share * level(week) * Math.exp(extra * normal(random)), random));
    const first = MONDAY + week * 7;
    return { n, value: count / n, interval: null, error: 0, first, last: first + 6, complete: true };
  });
}

/** Themes of falling size in all feedback and some segments; a week's mood of a theme is the same in all of them. */
export function quietTable(
  weeks: number,
  seed: number,
  { themes = 12, segments = 6, voices = 600, extra = 0.1 } = {},
): SignalTable {
  const random = mulberry(seed);
  const moods = Array.from({ length: themes }, () =>
    Array.from({ length: weeks }, () => Math.exp(extra * normal(random))),
  );
  const busy = Array.from({ length: weeks }, () => Math.exp(0.08 * normal(random)));
  const table = Array.from({ length: segments + 1 }, (_, segment) => {
    const size = segment === 0 ? voices : voices / (1 + segment);
    const own = Float64Array.from(busy, (factor) => poisson(size * factor, random));
    const items = new Float64Array(weeks * themes);
    for (let theme = 0; theme < themes; theme++)
      for (let week = 0; week < weeks; week++) {
        const mean = (((own[week] ?? 0) * 0.12) / (1 + theme / 2)) * (moods[theme]?.[week] ?? 1);
        items[theme * weeks + week] = Math.min(own[week] ?? 0, poisson(mean, random));
      }
    return { own, items };
  });
  return {
    weeks: Array.from({ length: weeks }, (_, week) => MONDAY + week * 7),
    themes: Array.from({ length: themes }, (_, theme) => theme + 1),
    segments: [null, ...Array.from({ length: segments }, (_, index) => ({ by: 'product' as const, key: `p${index}` }))],
    voices: table.map(({ own }) => own),
    items: table.map(({ items }) => items),
    exposure: Float64Array.from(busy, (factor) => 7 * factor),
  };
}
