import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import { viewOf } from '../text/text-view.js';
import { visitFeatures } from './words/terms.js';
import { CUE_COUNT, MEANING_COUNT, meaningsOf, visitCues } from './meanings/meaning-cues.js';

/** What words of a segment say about the themes of a tree, without any training. */
export interface ThemeReader {
  /** Ids of the themes that are read for, in the order of `scores`: leaves, and parents that have examples. */
  readonly ids: readonly number[];
  /** Score by theme after `read`; 0 says nothing, `unit` is what one rare word of one theme alone is worth. */
  readonly scores: Float64Array;
  readonly unit: number;
  /** Reads a segment of a view (`text-view.ts`). */
  read(view: string, start: number, end: number): void;
  /** The stretch of a segment that speaks most for a theme. */
  spanOf(view: string, start: number, end: number, theme: number): Span;
}

/** Share that each theme has of a word, by theme. */
interface Posting {
  readonly themes: number[];
  readonly shares: number[];
}

/** A word of one phrase only is half its theme's own: it may be there by chance. */
const DOUBT = 1;
/** A meaning is what its words have in common; it counts as much as several of a phrase's n-grams that overlap. */
const MEANING_WEIGHT = 4;
/** How sharply a meaning goes to the theme whose phrases hold it most. */
const SHARPNESS = 2;
/** Share of a theme's phrases that hold a meaning from which it is at home there; below, it has strayed in by a word. */
const AT_HOME = 0.4;
const EVIDENCE_PENALTY = 0.35;
/** Two meanings far apart say nothing of the words between them. */
const MAX_EVIDENCE = 24;

/**
 * A reader of segments. Score of a theme = Σ over the segment's words of log(1 + N / df) · form · the theme's share of the
 * word among all phrases, plus the same over cues, whose shares are those of their meaning. N and df are counted in
 * `segments`, the installation's own texts, so that what everybody says there counts little.
 */
export function createThemeReader(themes: readonly Theme[], segments: readonly string[]): ThemeReader {
  const speaking = speakingThemes(themes);
  const phrases = speaking.flatMap((theme, at) => phrasesOf(theme).map((text) => ({ theme: at, view: viewOf(text) })));
  const postings = postingsOf(phrases);
  const cueShares = cueSharesOf(phrases, speaking.length);
  const { rarity, cueRarity, unit } = countWords([...segments, ...phrases.map(({ view }) => view)]);
  const scores = new Float64Array(speaking.length);
  const seen = new Set<string>();
  const seenCues = new Int32Array(CUE_COUNT).fill(-1);
  let reading = 0;

  function visitGains(
    view: string,
    start: number,
    end: number,
    isNew: (term: string | number) => boolean,
    gain: (theme: number, value: number, from: number, to: number) => void,
  ): void {
    visitFeatures(view, start, end, (term, from, to, form) => {
      const posting = postings.get(term);
      if (posting === undefined || !isNew(term)) return;
      const value = form * rarity(term);
      posting.themes.forEach((theme, i) => gain(theme, value * (posting.shares[i] ?? 0), from, to));
    });
    visitCues(view, start, end, (cue, from, to) => {
      if (!isNew(cue)) return;
      const value = MEANING_WEIGHT * cueRarity(cue);
      const shares = cueShares[cue];
      shares?.themes.forEach((theme, i) => gain(theme, value * (shares.shares[i] ?? 0), from, to));
    });
  }

  function isNew(term: string | number): boolean {
    if (typeof term === 'number') {
      if (seenCues[term] === reading) return false;
      seenCues[term] = reading;
      return true;
    }
    if (seen.has(term)) return false;
    seen.add(term);
    return true;
  }

  return {
    ids: speaking.map(({ id }) => id),
    scores,
    unit,
    read(view, start, end) {
      reading++;
      seen.clear();
      scores.fill(0);
      visitGains(view, start, end, isNew, (theme, value) => (scores[theme] = (scores[theme] ?? 0) + value));
    },
    spanOf(view, start, end, theme) {
      const gains = new Float64Array(end - start);
      visitGains(
        view,
        start,
        end,
        () => true,
        (of, value, from, to) => {
          if (of !== theme || to - from > MAX_EVIDENCE) return;
          for (let i = from; i < to; i++) gains[i - start] = (gains[i - start] ?? 0) + value / (to - from);
        },
      );
      return bestWindow(gains, Math.max(...gains) * EVIDENCE_PENALTY, start);
    },
  };
}

/** Places of the highest scores above 0, best first. */
export function strongestFirst(scores: Float64Array, most: number): number[] {
  const places = [...scores.keys()].filter((at) => (scores[at] ?? 0) > 0);
  return places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, most);
}

/** Leaves, and parents that have examples: other parents have nothing to say that their children do not say better. */
export function speakingThemes(themes: readonly Theme[]): Theme[] {
  const parents = new Set(themes.map(({ parent }) => parent));
  return themes.filter(({ id, examples }) => examples.ja.length + examples.en.length > 0 || !parents.has(id));
}

/** All that a theme says of itself. */
export function phrasesOf({ name, description, examples }: Theme): string[] {
  return [...examples.ja, ...examples.en, name.ja, name.en, description.ja, description.en].filter(
    (text) => text !== '',
  );
}

type Phrase = { readonly theme: number; readonly view: string };

function postingsOf(phrases: readonly Phrase[]): Map<string, Posting> {
  const counts = new Map<string, Map<number, number>>();
  for (const { theme, view } of phrases) {
    const own = new Set<string>();
    visitFeatures(view, 0, view.length, (term) => own.add(term));
    for (const term of own) {
      const byTheme = counts.get(term) ?? new Map<number, number>();
      byTheme.set(theme, (byTheme.get(theme) ?? 0) + 1);
      counts.set(term, byTheme);
    }
  }
  const postings = new Map<string, Posting>();
  for (const [term, byTheme] of counts) {
    const total = [...byTheme.values()].reduce((sum, count) => sum + count, DOUBT);
    postings.set(term, {
      themes: [...byTheme.keys()],
      shares: [...byTheme.values()].map((count) => count / total),
    });
  }
  return postings;
}

/** By cue: what its meanings share out. A phrase speaks for a meaning once, however many of its cues it holds. */
function cueSharesOf(phrases: readonly Phrase[], themes: number): readonly Posting[] {
  const sums = Array.from({ length: MEANING_COUNT }, () => new Float64Array(themes));
  const sizes = new Float64Array(themes);
  for (const { theme, view } of phrases) {
    const own = new Map<number, number>();
    visitCues(view, 0, view.length, (cue) => {
      const of = meaningsOf(cue);
      for (const meaning of of) own.set(meaning, Math.max(own.get(meaning) ?? 0, 1 / of.length));
    });
    sizes[theme] = (sizes[theme] ?? 0) + 1;
    for (const [meaning, value] of own) {
      const sum = sums[meaning];
      if (sum !== undefined) sum[theme] = (sum[theme] ?? 0) + value;
    }
  }
  const shares = sums.map((sum) => {
    const parts = sum.map((value, theme) => value / (sizes[theme] ?? 1));
    const trust = Math.min(1, Math.max(0, ...parts) / AT_HOME);
    const sharp = parts.map((value) => value ** SHARPNESS);
    const total = sharp.reduce((all, value) => all + value, 0);
    return sharp.map((value) => (total > 0 ? (trust * value) / total : 0));
  });
  return Array.from({ length: CUE_COUNT }, (_, cue) => {
    const of = meaningsOf(cue);
    const byTheme = new Map<number, number>();
    for (const meaning of of)
      shares[meaning]?.forEach((share, theme) => {
        if (share > 0.01) byTheme.set(theme, (byTheme.get(theme) ?? 0) + share / of.length);
      });
    return { themes: [...byTheme.keys()], shares: [...byTheme.values()] };
  });
}

/** In how many segments each word and each cue occurs, as log(1 + N / df). */
function countWords(segments: readonly string[]): {
  rarity: (term: string) => number;
  cueRarity: (cue: number) => number;
  unit: number;
} {
  const words = new Map<string, number>();
  const cues = new Float64Array(CUE_COUNT);
  const own = new Set<string>();
  const ownCues = new Set<number>();
  for (const view of segments) {
    own.clear();
    ownCues.clear();
    visitFeatures(view, 0, view.length, (term) => own.add(term));
    visitCues(view, 0, view.length, (cue) => ownCues.add(cue));
    for (const term of own) words.set(term, (words.get(term) ?? 0) + 1);
    for (const cue of ownCues) cues[cue] = (cues[cue] ?? 0) + 1;
  }
  const rarity = (count: number): number => Math.log(1 + segments.length / Math.max(1, count));
  return {
    rarity: (term) => rarity(words.get(term) ?? 1),
    cueRarity: (cue) => rarity(cues[cue] ?? 1),
    unit: rarity(1),
  };
}

/** The stretch whose gains exceed the penalty by most. */
function bestWindow(gains: Float64Array, penalty: number, offset: number): Span {
  let best = -Infinity;
  let sum = 0;
  let from = 0;
  let window = { start: 0, end: gains.length };
  for (let i = 0; i < gains.length; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += (gains[i] ?? 0) - penalty;
    if (sum > best) {
      best = sum;
      window = { start: from, end: i + 1 };
    }
  }
  return { start: offset + window.start, end: offset + window.end };
}
