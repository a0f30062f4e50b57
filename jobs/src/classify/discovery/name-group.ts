import type { PhraseCounts } from './phrase-counts.js';
import type { Reading } from './reading.js';

export interface Naming {
  readonly name: string;
  /** The most telling first. */
  readonly phrases: readonly string[];
}

const MOST_PHRASES = 12;
/** A phrase names the group when it is said at least this often beside the group's commonest one. */
const NAMING = 0.45;
const LEAST_Z = 2.5;
const LEAST_COUNT = 2;

/**
 * The phrases that tell a group from everything else, and the longest common one of the most telling as its name.
 * @param taken names that other groups have: two groups of one name could not be told apart
 * @returns null when the group has nothing that could be said of it
 */
export function nameGroup(
  readings: readonly Reading[],
  members: readonly number[],
  counts: PhraseCounts,
  taken: ReadonlySet<string>,
): Naming | null {
  const inGroup = new Map<string, number>();
  for (const member of members)
    for (const phrase of readings[member]?.phrases ?? []) inGroup.set(phrase, (inGroup.get(phrase) ?? 0) + 1);
  const told = [...inGroup]
    .filter(([phrase, count]) => count >= LEAST_COUNT && counts.telling(phrase, count, members.length) > 0)
    .map(([phrase, count]) => ({
      phrase,
      count,
      telling: counts.telling(phrase, count, members.length),
      grown: counts.z(phrase) >= LEAST_Z,
    }))
    .sort((a, b) => Number(b.grown) - Number(a.grown) || b.telling - a.telling || compare(a.phrase, b.phrase));
  const grown = told.filter((each) => each.grown);
  const able = (grown.length > 0 ? grown : told).filter((each) => !taken.has(each.phrase));
  const most = able.reduce((best, each) => Math.max(best, each.telling), 0);
  const commonest = able.reduce((most, each) => Math.max(most, each.count), 0);
  const name = able
    .filter((each) => each.count >= commonest * NAMING && each.telling >= most * NAMING)
    .sort(
      (a, b) =>
        Number(isInflected(a.phrase)) - Number(isInflected(b.phrase)) ||
        wordsIn(b.phrase) - wordsIn(a.phrase) ||
        b.count - a.count ||
        compare(a.phrase, b.phrase),
    )[0];
  if (name === undefined) return null;
  const phrases: string[] = [name.phrase];
  for (const { phrase } of told) {
    if (phrases.length >= MOST_PHRASES) break;
    // of a phrase and its parts one is enough
    if (!phrases.some((other) => other.includes(phrase) || phrase.includes(other))) phrases.push(phrase);
  }
  return { name: name.phrase, phrases };
}

/** Japanese verbs and adjectives: 「吠える」 names a group worse than 「口笛」. */
function isInflected(phrase: string): boolean {
  return /\p{Script=Hiragana}$/u.test(phrase);
}

/** Length as people feel it: words where there are spaces, else characters. */
function wordsIn(phrase: string): number {
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(phrase)
    ? phrase.length
    : phrase.split(' ').length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
