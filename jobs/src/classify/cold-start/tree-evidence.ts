import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import { createThemeReader } from './theme-reader.js';
import { lessRivals, yardstick } from './yardstick.js';

/** What the tree's own words say of a text, theme by theme, on a scale that means the same in every tree. */
export interface TreeEvidence {
  /** Ids of the themes that are read for, in the order of the scores. */
  readonly ids: readonly number[];
  /** Share of the tree's phrases that score highest for their own theme, 0 … 1. */
  readonly reliability: number;
  /** By theme, the best score of the segments of a view, at least 0; 1 is what a phrase of the tree usually scores. */
  scoresOf(view: string, segments: readonly Span[]): Float64Array;
  /** The stretch of a view that speaks most for a theme, by its place in `ids`. */
  spanOf(view: string, start: number, end: number, theme: number): Span;
}

/** @param counted segments of the installation's own texts: what everybody says there counts little */
export function createTreeEvidence(themes: readonly Theme[], counted: readonly string[] = []): TreeEvidence {
  const reader = createThemeReader(themes, counted);
  const { length, reliability } = yardstick(themes, counted);
  const rivals = new Float64Array(reader.ids.length);
  return {
    ids: reader.ids,
    reliability,
    scoresOf(view, segments) {
      const best = new Float64Array(reader.ids.length);
      for (const { start, end } of segments) {
        reader.read(view, start, end);
        lessRivals(reader.scores, rivals);
        for (let theme = 0; theme < best.length; theme++)
          best[theme] = Math.max(best[theme] ?? 0, (rivals[theme] ?? 0) / length);
      }
      return best;
    },
    spanOf: (view, start, end, theme) => reader.spanOf(view, start, end, theme),
  };
}
