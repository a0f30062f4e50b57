import type { Theme } from '@koe/sql/domain/theme';
import { segmentsOf } from '../text/segments.js';
import { viewOf } from '../text/text-view.js';
import { createTreeEvidence } from './tree-evidence.js';

/** What the tree alone says of a text: themes that are rather there, rather not, and how sure that is, 0 … 1. */
export interface WeakThemes {
  readonly present: readonly number[];
  readonly absent: readonly number[];
  readonly sureness: number;
}

/** Segments whose words are counted: more do not change what is rare. */
const MAX_COUNTED = 40_000;
/** Scores from which a theme is certain, likely, at least possible; as parts of what a phrase of the tree scores (`yardstick`). */
const CERTAIN = 1;
const LIKELY = 0.6;
/** The less the tree's phrases tell its themes apart, the more is left unknown instead of absent. */
const POSSIBLE = { least: 0.05, most: 0.3, from: 0.7, to: 0.85 };
const LIKELY_SURENESS = 0.15;
const NONE_SURENESS = 0.5;

/** Weak theme labels for texts, in their order. */
export function weakThemes(themes: readonly Theme[], texts: readonly string[]): WeakThemes[] {
  const views = texts.map(viewOf);
  const segments = views.map((view) => segmentsOf(view));
  const counted: string[] = [];
  views.forEach((view, at) => {
    if (counted.length < MAX_COUNTED)
      for (const { start, end } of segments[at] ?? []) counted.push(view.slice(start, end));
  });
  const tree = createTreeEvidence(themes, counted);
  const possible = possibleFrom(tree.reliability);
  return views.map((view, at) => label(tree.scoresOf(view, segments[at] ?? []), tree.ids, possible));
}

function possibleFrom(reliability: number): number {
  const { least, most, from, to } = POSSIBLE;
  return least + (most - least) * Math.min(1, Math.max(0, (reliability - from) / (to - from)));
}

/** @param scores in yardsticks, by theme. @param possible below it a theme is absent */
function label(scores: Float64Array, ids: readonly number[], possible: number): WeakThemes {
  const best = Math.max(0, ...scores);
  const from = best >= CERTAIN ? CERTAIN : LIKELY;
  return {
    present: ids.filter((_, theme) => (scores[theme] ?? 0) >= from),
    absent: ids.filter((_, theme) => (scores[theme] ?? 0) < possible),
    sureness: best >= CERTAIN ? Math.min(1, best / 2 + 0.5) : best < possible ? NONE_SURENESS : LIKELY_SURENESS,
  };
}
