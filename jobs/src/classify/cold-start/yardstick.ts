import type { Theme } from '@koe/sql/domain/theme';
import { viewOf } from '../text/text-view.js';
import { createThemeReader, strongestFirst } from './theme-reader.js';

/** Phrases that must be there before they can say how high a phrase scores. */
const LEAST_PHRASES = 12;
/** In units of the reader: what a phrase of a tree usually scores, where the tree has too few. */
const USUAL = 3;
/** Share of the strongest other theme's score that is taken off: who is not alone is less sure. */
const RIVALRY = 0.3;

/** What a score means in a tree: it depends on how many themes there are, how alike, and how many phrases they have. */
export interface Yardstick {
  /** What a phrase usually scores for its own theme. */
  readonly length: number;
  /** Share of the phrases that score highest for their own theme, 0 … 1. */
  readonly reliability: number;
}

/** Reads every phrase of the tree with the other half of the phrases. */
export function yardstick(themes: readonly Theme[], segments: readonly string[]): Yardstick {
  const scores: number[] = [];
  let unit = 1;
  let hits = 0;
  for (const half of [0, 1]) {
    const keep = (phrases: readonly string[], isKept: boolean): string[] =>
      phrases.filter((_, at) => (at % 2 === half) === isKept);
    const reader = createThemeReader(
      themes.map((theme) => ({
        ...theme,
        examples: { ja: keep(theme.examples.ja, true), en: keep(theme.examples.en, true) },
      })),
      segments,
    );
    unit = reader.unit;
    for (const { id, examples } of themes)
      for (const phrase of [...keep(examples.ja, false), ...keep(examples.en, false)]) {
        const view = viewOf(phrase);
        reader.read(view, 0, view.length);
        const own = reader.ids.indexOf(id);
        scores.push(lessRivals(reader.scores)[own] ?? 0);
        if (strongestFirst(reader.scores, 1)[0] === own) hits++;
      }
  }
  if (scores.length < LEAST_PHRASES) return { length: USUAL * unit, reliability: 0.5 };
  scores.sort((a, b) => a - b);
  return {
    length: Math.max(unit / 2, scores[Math.floor(scores.length / 2)] ?? 0),
    reliability: hits / scores.length,
  };
}

/** Scores less a share of the strongest rival's; written to `into`. */
export function lessRivals(scores: Float64Array, into = new Float64Array(scores.length)): Float64Array {
  let first = 0;
  let second = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    into[at] = score - RIVALRY * (score === first ? second : first);
  }
  return into;
}
