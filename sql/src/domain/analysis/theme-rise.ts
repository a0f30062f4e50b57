import type { Cube } from '../cube/cube.js';
import { compareBySegment, type Days, type Part, type Split } from '../decomposition/two-periods.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';
import type { Asked } from './analysis.js';

export interface ThemeRiseParams {
  readonly themeId: number;
  readonly by: Split;
  readonly before: Days;
}

/** Items beyond what was to be expected, of one segment. */
export interface SegmentRise {
  readonly key: string;
  /** Items with the theme now, and classified items with customer text. */
  readonly items: number;
  readonly voices: number;
  readonly excess: Part;
  /** Share of the theme within the segment; null where it has no voices. */
  readonly shares: readonly [before: number | null, now: number | null];
  readonly evidence: Filter;
}

export interface ThemeRise {
  /** Share of the theme, before and now. */
  readonly facts: readonly [before: Fact, now: Fact];
  /** Items with the theme now, and as many as its share before would give among the voices of now. */
  readonly items: number;
  readonly expected: number;
  /** Items − expected; the segments' excesses add up to it. Null without data in one period. */
  readonly excess: Part | null;
  /** Largest first. */
  readonly segments: readonly SegmentRise[];
}

/**
 * Where a theme rose: how many items more than its share before would give, and how that excess falls on the segments. A
 * segment's excess is its part of the change of the share (`decomposition/decompose.ts`, mix and within together) times the
 * voices of now, so what comes from more or fewer voices altogether is left out.
 * @throws RangeError as `compareBySegment` does
 */
export function themeRise(cube: Cube, asked: Asked, { themeId, by, before }: ThemeRiseParams): ThemeRise {
  if (!Number.isInteger(themeId)) throw new RangeError('themeId must be the id of a theme');
  const filter = { ...asked.filter, theme: [String(themeId)] };
  const found = compareBySegment(cube, { ...asked, filter }, { metric: 'theme_share', by, before });
  const [previous, now] = found.facts;
  const items = (part: Part): Part => ({
    value: part.value * now.n,
    interval: part.interval && [part.interval[0] * now.n, part.interval[1] * now.n],
  });
  const { difference, interval } = found.change;
  return {
    facts: found.facts,
    items: Math.round((now.value ?? 0) * now.n),
    expected: (previous.value ?? 0) * now.n,
    excess: difference === null ? null : items({ value: difference, interval }),
    segments: found.segments
      .map(({ key, n, values, total, evidence }) => ({
        key,
        items: Math.round((values[1] ?? 0) * n[1]),
        voices: n[1],
        excess: items(total),
        shares: values,
        evidence: evidence[1],
      }))
      .toSorted((a, b) => b.excess.value - a.excess.value),
  };
}
