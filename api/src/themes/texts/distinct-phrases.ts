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
  /** Standard errors that a phrase must stand out by. Default 3: among hundreds of phrases a lower bound is passed by luck. */
  readonly leastZ?: number;
}

const LEAST_Z = 3;
/** Prior texts, added to both sides at the rate of both together. Discovery's 500 would silence a sample of a few hundred. */
const PRIOR_TEXTS = 20;
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
  const inOwn = countsOf(own);
  const elsewhere = countsOf(others);
  const candidates = [...inOwn]
    .filter(([, items]) => items >= LEAST_ITEMS)
    .map(([phrase, items]) => {
      const z = standingOut(items, own.length, elsewhere.get(phrase) ?? 0, others.length);
      return { phrase, z, items };
    })
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

/** Texts that hold each phrase. */
function countsOf(texts: readonly ReadText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reading } of texts)
    for (const phrase of reading.phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

/** Log-odds ratio of two shares of texts with an informative prior, in standard errors (Monroe, Colaresi and Quinn 2008). */
function standingOut(own: number, ownTexts: number, others: number, otherTexts: number): number {
  const rate = (own + others) / (ownTexts + otherTexts);
  // half a text on each side: what everybody says, or nobody, has odds too
  const held = [own, others].map((count) => count + PRIOR_TEXTS * rate + 0.5);
  const without = [ownTexts - own, otherTexts - others].map((count) => count + PRIOR_TEXTS * (1 - rate) + 0.5);
  const [a = 1, c = 1] = held;
  const [b = 1, d = 1] = without;
  return Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
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
