import { PhraseCounts } from '@koe/jobs/classify/discovery/phrase-counts';
import type { Family } from '@koe/jobs/classify/discovery/reader';
import type { Reading } from '@koe/jobs/classify/discovery/reading';
import type { ThemePhrase } from '../../contract/theme-texts.js';

/** A text with what was read in it. */
export interface ReadText {
  readonly lang: string;
  readonly family: Family;
  readonly reading: Reading;
}

export interface PhraseOptions {
  readonly limit: number;
  /** Standard errors that a phrase must stand out by. Default 2.5, as for the names of new themes. */
  readonly leastZ?: number;
}

const LEAST_Z = 2.5;
/** A phrase of fewer texts is somebody's. */
const LEAST_ITEMS = 3;
/** With fewer texts on either side every phrase would stand out, or none. */
const FEWEST_TEXTS = 10;
const FAMILIES: readonly Family[] = ['ja', 'zh', 'spaced'];

/** Phrases that `own` texts hold more often than `others`, the most telling first. Languages are compared each with itself. */
export function distinctPhrases(
  own: readonly ReadText[],
  others: readonly ReadText[],
  { limit, leastZ = LEAST_Z }: PhraseOptions,
): ThemePhrase[] {
  const found = FAMILIES.flatMap((family) => {
    const of = (texts: readonly ReadText[]): readonly ReadText[] => texts.filter((text) => text.family === family);
    return inFamily(of(own), of(others), limit, leastZ);
  });
  return found.sort((a, b) => b.z - a.z || compare(a.phrase, b.phrase)).slice(0, limit);
}

function inFamily(own: readonly ReadText[], others: readonly ReadText[], limit: number, leastZ: number): ThemePhrase[] {
  if (own.length < FEWEST_TEXTS || others.length < FEWEST_TEXTS) return [];
  const counts = new PhraseCounts(
    [...own, ...others].map(({ reading }) => reading),
    own.length,
  );
  const elsewhere = new Map<string, number>();
  for (const { reading } of others)
    for (const phrase of reading.phrases) elsewhere.set(phrase, (elsewhere.get(phrase) ?? 0) + 1);
  const candidates = [...new Set(own.flatMap(({ reading }) => [...reading.phrases]))]
    .filter((phrase) => counts.inWindow(phrase) >= LEAST_ITEMS)
    .map((phrase) => ({ phrase, z: counts.z(phrase), items: counts.inWindow(phrase) }))
    .filter(({ z }) => z >= leastZ)
    .sort((a, b) => b.z - a.z || b.phrase.length - a.phrase.length || compare(a.phrase, b.phrase));
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    const at = chosen.findIndex((each) => overlaps(each.phrase, candidate.phrase));
    const taken = chosen[at];
    if (!taken) chosen.push(candidate);
    // of a phrase and its part the longer one says more, where it is said nearly as often
    else if (candidate.phrase.length > taken.phrase.length && candidate.items >= 0.8 * taken.items)
      chosen[at] = candidate;
  }
  return chosen.map(({ phrase, z, items }) => ({
    phrase,
    lang: commonest(own.filter(({ reading }) => reading.phrases.has(phrase)).map(({ lang }) => lang)),
    items,
    of: own.length,
    itemsElsewhere: elsewhere.get(phrase) ?? 0,
    ofElsewhere: others.length,
    z,
  }));
}

function overlaps(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'und';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
