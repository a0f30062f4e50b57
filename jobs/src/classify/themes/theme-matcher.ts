import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import { viewOf } from '../text-view.js';
import { visitFeatures } from './terms.js';

/** A theme found in a segment; offsets into the part. */
export interface ThemeMatch extends Span {
  readonly themeId: number;
  /** 0 … 1. */
  readonly confidence: number;
}

export interface ThemeMatcher {
  /** Themes of one segment of a view, best first. */
  match(view: string, start: number, end: number): ThemeMatch[];
  /** The one theme nearest to a whole view, however far; the first one where nothing is near. Null without themes. */
  nearest(view: string): ThemeMatch | null;
}

/** Cosine at which a theme is assigned, how steeply confidence rises around it, and confidence there. */
const THRESHOLD = 0.095;
const STEEPNESS = 20;
const AT_THRESHOLD = 0.5;
/** A theme far behind the best one of its segment is an echo of shared words. */
const MIN_SHARE_OF_BEST = 0.7;
const MAX_THEMES = 3;
/** Share of the strongest feature's weight that a character must earn to belong to the evidence. */
const EVIDENCE_PENALTY = 0.35;
/** Two meanings far apart say nothing of the words between them. */
const MAX_EVIDENCE_FEATURE = 24;

/** What one feature says of the themes that use it. */
interface Posting {
  readonly idf: number;
  readonly themes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Compares segments with the sum of each theme's own words (name, description, examples): cosine of features that weigh
 * the more the fewer themes use them. Parents without examples take no part: their children speak for them.
 */
export function createThemeMatcher(themes: readonly Theme[]): ThemeMatcher {
  const parents = new Set(themes.map((theme) => theme.parent));
  const speaking = themes.filter(
    (theme) => theme.examples.ja.length + theme.examples.en.length > 0 || !parents.has(theme.id),
  );
  const index = buildIndex(speaking);
  // A word that no theme knows still makes a segment less about any of them.
  const unknownIdf = 0.5 * Math.log(1 + speaking.length);
  const scores = new Float64Array(speaking.length);
  const seen = new Set<string>();

  function score(view: string, start: number, end: number): void {
    scores.fill(0);
    seen.clear();
    let norm = 0;
    visitFeatures(view, start, end, (term, _start, _end, form) => {
      if (seen.has(term)) return;
      seen.add(term);
      const posting = index.get(term);
      const value = form * (posting?.idf ?? unknownIdf);
      norm += value * value;
      if (posting === undefined) return;
      for (let i = 0; i < posting.themes.length; i++) {
        const theme = posting.themes[i] ?? 0;
        scores[theme] = (scores[theme] ?? 0) + value * (posting.weights[i] ?? 0);
      }
    });
    norm = Math.sqrt(norm);
    if (norm > 0) for (let theme = 0; theme < scores.length; theme++) scores[theme] = (scores[theme] ?? 0) / norm;
  }

  function evidence(view: string, start: number, end: number, theme: number): Span {
    const gain = new Float64Array(end - start);
    let strongest = 0;
    visitFeatures(view, start, end, (term, from, to, form) => {
      const posting = index.get(term);
      const at = posting?.themes.indexOf(theme) ?? -1;
      if (posting === undefined || at < 0 || to - from > MAX_EVIDENCE_FEATURE) return;
      const each = (form * posting.idf * (posting.weights[at] ?? 0)) / (to - from);
      for (let i = from; i < to; i++) gain[i - start] = (gain[i - start] ?? 0) + each;
    });
    for (const value of gain) strongest = Math.max(strongest, value);
    return bestWindow(gain, strongest * EVIDENCE_PENALTY, start);
  }

  const matchOf = (view: string, start: number, end: number, theme: number): ThemeMatch => ({
    themeId: speaking[theme]?.id ?? 0,
    confidence: confidenceOf(scores[theme] ?? 0),
    ...evidence(view, start, end, theme),
  });

  return {
    match(view, start, end) {
      score(view, start, end);
      const top = Math.max(...scores);
      if (!(top >= THRESHOLD)) return [];
      const found: number[] = [];
      for (let theme = 0; theme < scores.length; theme++)
        if ((scores[theme] ?? 0) >= Math.max(THRESHOLD, top * MIN_SHARE_OF_BEST)) found.push(theme);
      found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      return found.slice(0, MAX_THEMES).map((theme) => matchOf(view, start, end, theme));
    },
    nearest(view) {
      if (speaking.length === 0) return null;
      score(view, 0, view.length);
      return matchOf(view, 0, view.length, scores.indexOf(Math.max(...scores)));
    },
  };
}

function confidenceOf(value: number): number {
  const odds = Math.log(AT_THRESHOLD / (1 - AT_THRESHOLD)) + STEEPNESS * (value - THRESHOLD);
  return 1 / (1 + Math.exp(-odds));
}

/** The stretch whose gains exceed the penalty by most. */
function bestWindow(gain: Float64Array, penalty: number, offset: number): Span {
  let best = -Infinity;
  let sum = 0;
  let from = 0;
  let window = { start: 0, end: gain.length };
  for (let i = 0; i < gain.length; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += (gain[i] ?? 0) - penalty;
    if (sum > best) {
      best = sum;
      window = { start: from, end: i + 1 };
    }
  }
  return { start: offset + window.start, end: offset + window.end };
}

function buildIndex(themes: readonly Theme[]): Map<string, Posting> {
  const texts = themes.flatMap((theme, position) =>
    phrasesOf(theme).map((text) => ({ position, terms: termsOf(text) })),
  );
  const users = new Map<string, Set<number>>();
  for (const { position, terms } of texts)
    for (const term of terms.keys()) users.set(term, (users.get(term) ?? new Set<number>()).add(position));
  const idfOf = (term: string): number => Math.log(1 + themes.length / (users.get(term)?.size ?? 1));
  const sums = themes.map(() => new Map<string, number>());
  for (const { position, terms } of texts) {
    const values = [...terms].map(([term, form]): [string, number] => [term, form * idfOf(term)]);
    const norm = Math.hypot(...values.map(([, value]) => value)) || 1;
    const sum = sums[position];
    for (const [term, value] of values) sum?.set(term, (sum.get(term) ?? 0) + value / norm);
  }
  const index = new Map<string, { idf: number; themes: number[]; weights: number[] }>();
  sums.forEach((sum, position) => {
    // The root keeps a word that many examples repeat from drowning those that one example holds.
    const norm = Math.sqrt([...sum.values()].reduce((total, value) => total + value, 0)) || 1;
    for (const [term, value] of sum) {
      const posting = index.get(term) ?? { idf: idfOf(term), themes: [], weights: [] };
      posting.themes.push(position);
      posting.weights.push(Math.sqrt(value) / norm);
      index.set(term, posting);
    }
  });
  return index;
}

function phrasesOf(theme: Theme): string[] {
  return [
    ...theme.examples.ja,
    ...theme.examples.en,
    theme.name.ja,
    theme.name.en,
    theme.description.ja,
    theme.description.en,
  ].filter((text) => text !== '');
}

function termsOf(text: string): Map<string, number> {
  const view = viewOf(text);
  const terms = new Map<string, number>();
  visitFeatures(view, 0, view.length, (term, _start, _end, weight) => terms.set(term, weight));
  return terms;
}
