import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import { viewOf } from '../text/text-view.js';
import { CUE_COUNT, MEANING_COUNT, meaningsOf, visitCues } from './meanings/meaning-cues.js';
import { TermReader } from './words/term-reader.js';

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

/** Shares that themes have of terms, one term behind the other: those of a term are `starts[term]` to `starts[term + 1]`. */
interface Postings {
  readonly starts: Int32Array;
  readonly themes: Int32Array;
  readonly shares: Float64Array;
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
  const terms = new TermReader();
  const own = phrases.map(({ theme, view }) => ({ theme, terms: termsOf(terms, view) }));
  const postings = postingsOf(own, terms.size);
  const cues = cueSharesOf(phrases, speaking.length);
  const { rarity, cueRarity, unit } = rarities(terms, own, [...segments, ...phrases.map(({ view }) => view)]);
  const scores = new Float64Array(speaking.length);
  const seen = new Int32Array(terms.size).fill(-1);
  const seenCues = new Int32Array(CUE_COUNT).fill(-1);
  let reading = 0;
  let gains = new Float64Array(256);

  function addTerm(term: number, _from: number, _to: number, form: number): void {
    if (seen[term] === reading) return;
    seen[term] = reading;
    addTo(postings, term, form * (rarity[term] ?? 0));
  }

  function addCue(cue: number): void {
    if (seenCues[cue] === reading) return;
    seenCues[cue] = reading;
    addTo(cues, cue, MEANING_WEIGHT * (cueRarity[cue] ?? 0));
  }

  function addTo({ starts, themes: of, shares }: Postings, at: number, value: number): void {
    const end = starts[at + 1] ?? 0;
    for (let i = starts[at] ?? 0; i < end; i++) {
      const theme = of[i] ?? 0;
      scores[theme] = (scores[theme] ?? 0) + value * (shares[i] ?? 0);
    }
  }

  return {
    ids: speaking.map(({ id }) => id),
    scores,
    unit,
    read(view, start, end) {
      reading++;
      scores.fill(0);
      terms.visit(view, start, end, addTerm);
      visitCues(view, start, end, addCue);
    },
    spanOf(view, start, end, theme) {
      const length = end - start;
      if (gains.length < length) gains = new Float64Array(length * 2);
      else gains.fill(0, 0, length);
      const mark = (value: number, from: number, to: number): void => {
        if (to - from > MAX_EVIDENCE) return;
        for (let i = from; i < to; i++) gains[i - start] = (gains[i - start] ?? 0) + value / (to - from);
      };
      terms.visit(view, start, end, (term, from, to, form) => {
        const share = shareOf(postings, term, theme);
        if (share > 0) mark(form * (rarity[term] ?? 0) * share, from, to);
      });
      visitCues(view, start, end, (cue, from, to) => {
        const share = shareOf(cues, cue, theme);
        if (share > 0) mark(MEANING_WEIGHT * (cueRarity[cue] ?? 0) * share, from, to);
      });
      return bestWindow(gains, length, start);
    },
  };
}

function shareOf({ starts, themes, shares }: Postings, at: number, theme: number): number {
  const end = starts[at + 1] ?? 0;
  for (let i = starts[at] ?? 0; i < end; i++) if (themes[i] === theme) return shares[i] ?? 0;
  return 0;
}

/** Places of the highest scores above 0, best first; of equal ones the first. `most` is small. */
export function strongestFirst(scores: Float64Array, most: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score <= 0 || (places.length === most && score <= (scores[places[most - 1] ?? 0] ?? 0))) continue;
    if (places.length === most) places.pop();
    let i = places.length;
    while (i > 0 && score > (scores[places[i - 1] ?? 0] ?? 0)) i--;
    places.splice(i, 0, at);
  }
  return places;
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
/** The terms of a phrase, each once, in the order in which they stand. */
type PhraseTerms = { readonly theme: number; readonly terms: ReadonlySet<number> };

function termsOf(reader: TermReader, view: string): Set<number> {
  const own = new Set<number>();
  reader.learn(view, 0, view.length, (term) => own.add(term));
  return own;
}

function postingsOf(phrases: readonly PhraseTerms[], size: number): Postings {
  const counts = Array.from({ length: size }, () => new Map<number, number>());
  for (const { theme, terms } of phrases)
    for (const term of terms) counts[term]?.set(theme, (counts[term].get(theme) ?? 0) + 1);
  return flat(
    counts.map((byTheme) => {
      const total = [...byTheme.values()].reduce((sum, count) => sum + count, DOUBT);
      return [...byTheme].map(([theme, count]) => [theme, count / total] as const);
    }),
  );
}

/** Lists of themes and shares, one behind the other. */
function flat(lists: readonly (readonly (readonly [theme: number, share: number])[])[]): Postings {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  const all = lists.flat();
  return {
    starts,
    themes: Int32Array.from(all, ([theme]) => theme),
    shares: Float64Array.from(all, ([, share]) => share),
  };
}

/** By cue: what its meanings share out. A phrase speaks for a meaning once, however many of its cues it holds. */
function cueSharesOf(phrases: readonly Phrase[], themes: number): Postings {
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
  return flat(
    Array.from({ length: CUE_COUNT }, (_, cue) => {
      const of = meaningsOf(cue);
      const byTheme = new Map<number, number>();
      for (const meaning of of)
        shares[meaning]?.forEach((share, theme) => {
          if (share > 0.01) byTheme.set(theme, (byTheme.get(theme) ?? 0) + share / of.length);
        });
      return [...byTheme];
    }),
  );
}

/** By term and by cue: log(1 + N / df), where df is the number of segments that hold it. The last of them are the phrases. */
function rarities(
  terms: TermReader,
  phrases: readonly PhraseTerms[],
  segments: readonly string[],
): { rarity: Float64Array; cueRarity: Float64Array; unit: number } {
  const counts = new Int32Array(terms.size);
  const cueCounts = new Int32Array(CUE_COUNT);
  const last = new Int32Array(terms.size).fill(-1);
  const lastCue = new Int32Array(CUE_COUNT).fill(-1);
  for (const own of phrases) for (const term of own.terms) counts[term] = (counts[term] ?? 0) + 1;
  segments.forEach((view, at) => {
    if (at < segments.length - phrases.length)
      terms.visit(view, 0, view.length, (term) => {
        if (last[term] === at) return;
        last[term] = at;
        counts[term] = (counts[term] ?? 0) + 1;
      });
    visitCues(view, 0, view.length, (cue) => {
      if (lastCue[cue] === at) return;
      lastCue[cue] = at;
      cueCounts[cue] = (cueCounts[cue] ?? 0) + 1;
    });
  });
  const rarity = (count: number): number => Math.log(1 + segments.length / Math.max(1, count));
  return {
    rarity: Float64Array.from(counts, rarity),
    cueRarity: Float64Array.from(cueCounts, rarity),
    unit: rarity(1),
  };
}

/** The stretch whose gains exceed a part of the highest by most. */
function bestWindow(gains: Float64Array, length: number, offset: number): Span {
  let penalty = 0;
  for (let i = 0; i < length; i++) penalty = Math.max(penalty, (gains[i] ?? 0) * EVIDENCE_PENALTY);
  let best = -Infinity;
  let sum = 0;
  let from = 0;
  let start = 0;
  let end = length;
  for (let i = 0; i < length; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += (gains[i] ?? 0) - penalty;
    if (sum > best) {
      best = sum;
      start = from;
      end = i + 1;
    }
  }
  return { start: offset + start, end: offset + end };
}
