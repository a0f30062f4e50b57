import type { Theme } from '@koe/sql/domain/theme';
import { segmentsOf } from '../segments.js';
import { viewOf } from '../text-view.js';
import { createThemeReader } from './theme-reader.js';

/** What the tree alone says of a text: themes that are rather there, rather not, and how sure that is, 0 … 1. */
export interface WeakThemes {
  readonly present: readonly number[];
  readonly absent: readonly number[];
  readonly sureness: number;
}

/** Segments whose words are counted: more do not change what is rare. */
const MAX_COUNTED = 40_000;
/** Share of the best other theme's score that is taken off: who is not alone is less sure. */
const RIVALRY = 0.3;
/** Themes a text that are taken for certain, for possible; below the last nothing is said. */
const CERTAIN_SHARE = 0.4;
const LIKELY_SHARE = 1;
const POSSIBLE_SHARE = 3;
/** In units of the reader: what certain themes must reach in any case. */
const LEAST = 0.5;
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
  const reader = createThemeReader(themes, counted);
  const scores = views.map((view, at) => {
    const best = new Float64Array(reader.ids.length);
    for (const { start, end } of segments[at] ?? []) {
      reader.read(view, start, end);
      rival(reader.scores).forEach((score, theme) => (best[theme] = Math.max(best[theme] ?? 0, score)));
    }
    return best;
  });
  const limits = limitsOf(scores, texts.length, reader.unit);
  return scores.map((row) => label(row, reader.ids, limits));
}

/** Scores less a share of the strongest rival's. */
function rival(scores: Float64Array): Float64Array {
  let first = 0;
  let second = 0;
  for (const score of scores)
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  return scores.map((score) => score - RIVALRY * (score === first ? second : first));
}

interface Limits {
  readonly certain: number;
  readonly likely: number;
  readonly possible: number;
}

function limitsOf(scores: readonly Float64Array[], texts: number, unit: number): Limits {
  const all = Float64Array.from(scores.flatMap((row) => [...row.filter((score) => score > 0)])).sort();
  const at = (share: number): number => all[Math.max(0, all.length - Math.ceil(share * texts))] ?? 0;
  const certain = Math.max(LEAST * unit, at(CERTAIN_SHARE));
  const likely = Math.min(certain, Math.max((LEAST / 2) * unit, at(LIKELY_SHARE)));
  return { certain, likely, possible: Math.min(likely, at(POSSIBLE_SHARE)) };
}

function label(row: Float64Array, ids: readonly number[], { certain, likely, possible }: Limits): WeakThemes {
  const best = Math.max(0, ...row);
  const from = best >= certain ? certain : likely;
  const idsOf = (takes: (score: number) => boolean): number[] => ids.filter((_, theme) => takes(row[theme] ?? 0));
  const present = idsOf((score) => score >= from && score > 0);
  return {
    present,
    absent: idsOf((score) => score < possible || score <= 0),
    sureness:
      best >= certain
        ? Math.min(1, best / certain / 2 + 0.5)
        : present.length > 0
          ? LIKELY_SURENESS
          : best < possible
            ? NONE_SURENESS
            : LIKELY_SURENESS,
  };
}
