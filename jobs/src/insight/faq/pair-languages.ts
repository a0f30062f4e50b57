import { CONCEPTS } from '../../classify/cold-start/words/concepts.js';
import { createCueList } from '../../classify/text/cue-list.js';
import { viewOf } from '../../classify/text/text-view.js';

/** A group of questions of one language, as far as pairing needs it. */
export interface Spoken {
  readonly lang: string;
  /** Everyday meaning → share of the questions that speak of it, 0 … 1. */
  readonly meanings: ReadonlyMap<number, number>;
  readonly questions: readonly { readonly themes: readonly number[] }[];
}

const CUES = createCueList(CONCEPTS.map(([, cues], concept) => [concept, cues] as const));
/** Cosine from which on two groups ask the same, when most of both are of one theme too. */
const SAME_MEANING = 0.6;
/** A theme that this share of a group mentions is what it is about. */
const ABOUT = 0.5;

/** Share of the texts that speak of each everyday meaning, whichever language says it. */
export function meaningsOf(texts: readonly string[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const view = viewOf(text);
    const own = new Set(CUES.find(view, 0, view.length).map(({ value }) => value));
    for (const concept of own) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return new Map([...counts].map(([concept, count]) => [concept, count / texts.length]));
}

/**
 * Groups of Japanese and of English that ask the same, put together; all others alone. Two are put together only when each is
 * the other's nearest, when they share a theme, and when they speak of the same everyday meanings: one list of gaps with a
 * question in it twice is better than two questions taken for one.
 */
export function pairGroups<Group extends Spoken>(groups: readonly Group[]): (readonly Group[])[] {
  const japanese = groups.filter(({ lang }) => lang === 'ja');
  const english = groups.filter(({ lang }) => lang === 'en');
  const nearest = (group: Group, others: readonly Group[]): Group | null => {
    let best: { other: Group; value: number } | null = null;
    for (const other of others) {
      const value = sharesTheme(group, other) ? likeness(group.meanings, other.meanings) : 0;
      if (value >= SAME_MEANING && (best === null || value > best.value)) best = { other, value };
    }
    return best?.other ?? null;
  };
  const pairs = new Map<Group, Group>();
  for (const group of japanese) {
    const other = nearest(group, english);
    if (other && nearest(other, japanese) === group) pairs.set(group, other);
  }
  const second = new Set(pairs.values());
  return groups
    .filter((group) => !second.has(group))
    .map((group) => {
      const other = pairs.get(group);
      return other ? [group, other] : [group];
    });
}

function sharesTheme(one: Spoken, other: Spoken): boolean {
  const themes = (group: Spoken): Set<number> => {
    const counts = new Map<number, number>();
    for (const question of group.questions)
      for (const theme of new Set(question.themes)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    return new Set([...counts].filter(([, count]) => count >= ABOUT * group.questions.length).map(([theme]) => theme));
  };
  const mine = themes(one);
  return [...themes(other)].some((theme) => mine.has(theme));
}

function likeness(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  let product = 0;
  for (const [concept, share] of one) product += share * (other.get(concept) ?? 0);
  const length = (map: ReadonlyMap<number, number>): number => Math.hypot(...map.values());
  const lengths = length(one) * length(other);
  return lengths === 0 ? 0 : product / lengths;
}
