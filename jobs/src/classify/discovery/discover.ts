import { alsoSaid } from './also-said.js';
import { asWritten } from './as-written.js';
import { familyOf, readerOf, type Family } from './reader.js';
import type { DiscoveryOptions, DiscoveryText, Group } from './group.js';
import { nameGroup } from './name-group.js';
import { PhraseCounts } from './phrase-counts.js';
import { FEWEST, growth, scan, type Dense } from './scan.js';
import { TextSpace } from './text-space.js';

const LIMIT = 20;
const LEAST_Z = 3;
/** Two groups that share more of the smaller one than this are one. */
const OVERLAP = 0.3;
/** So many phrases of a group say which group it is. */
const TELLING = 4;
const FAMILIES: readonly Family[] = ['ja', 'zh', 'spaced'];

interface Scored extends Group {
  readonly score: number;
}

/**
 * Groups of recent texts that speak of something the baseline hardly speaks of, best first. Pure and repeatable: no
 * chance is involved. Nothing is found without a baseline of the same language, for then everything would be new.
 */
export async function discover(
  baseline: readonly DiscoveryText[],
  recent: readonly DiscoveryText[],
  options: DiscoveryOptions = {},
): Promise<Group[]> {
  const bound = confidenceBound(recent, options.unsureShare ?? 1);
  const unsure = ({ confidence }: DiscoveryText): boolean => confidence === undefined || confidence <= bound;
  const limit = options.limit ?? LIMIT;
  const groups: Scored[] = [];
  for (const family of FAMILIES) {
    const own = ({ lang }: DiscoveryText): boolean => familyOf(lang) === family;
    const all = { baseline: baseline.filter(own), recent: recent.filter(own) };
    const looked = { baseline: all.baseline.filter(unsure), recent: all.recent.filter(unsure) };
    groups.push(...(await discoverIn(family, looked, all, options, limit)));
  }
  return groups
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ name, phrases, lang, count, baseline: before, z, ids }) => ({
      name,
      phrases,
      lang,
      count,
      baseline: before,
      z,
      ids,
    }));
}

/** The confidence below or at which the share of the texts lies that has one. */
function confidenceBound(texts: readonly DiscoveryText[], share: number): number {
  if (share >= 1) return Infinity;
  const known = texts.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence])).sort((a, b) => a - b);
  return known[Math.max(0, Math.ceil(known.length * share) - 1)] ?? Infinity;
}

interface Sides {
  readonly baseline: readonly DiscoveryText[];
  readonly recent: readonly DiscoveryText[];
}

/** @param all what a group that was found in the texts looked at is counted among */
async function discoverIn(
  family: Family,
  { baseline, recent }: Sides,
  all: Sides,
  { dismissed = [], leastZ = LEAST_Z }: DiscoveryOptions,
  limit: number,
): Promise<Scored[]> {
  if (recent.length < FEWEST || baseline.length === 0) return [];
  const read = await readerOf(family);
  const readings = [...recent, ...baseline].map(({ text }) => read(text));
  const window = { space: new TextSpace(readings), recent: recent.length, earlier: baseline.length };
  const counts = new PhraseCounts(readings, recent.length);
  const taken = new Set<string>();
  const groups: Scored[] = [];
  for (const { members, earlier, score } of apart(scan(window))) {
    if (groups.length >= limit) break;
    const z = Math.sqrt(2 * growth(members.length, recent.length, earlier, baseline.length));
    if (z < leastZ) continue;
    const naming = nameGroup(readings, members, counts, taken);
    if (naming === null || dismissed.some((group) => isSame(naming.phrases, group))) continue;
    taken.add(naming.name);
    const near = members.flatMap((member) => recent[member] ?? []);
    const counted = withAlsoSaid({ near, earlier, z }, naming.phrases, { baseline, recent }, all);
    const name = asWritten(
      naming.name,
      near.map(({ text }) => text),
    );
    groups.push({
      name: { ja: name, en: capital(name) },
      phrases: naming.phrases,
      lang: near[0]?.lang ?? 'und',
      score,
      ...counted,
    });
  }
  return groups;
}

/** The group with what says the same without being near, on both sides; as it was where that would tell of less growth. */
function withAlsoSaid(
  group: { readonly near: readonly DiscoveryText[]; readonly earlier: number; readonly z: number },
  phrases: readonly string[],
  looked: Sides,
  all: Sides,
): Pick<Group, 'count' | 'baseline' | 'z' | 'ids'> {
  const { near, earlier, z } = group;
  const ids = near.map(({ id }) => id);
  const own = new Set(ids);
  const more = alsoSaid(phrases, all.recent).filter(({ id }) => !own.has(id));
  // how many earlier texts are near was counted among those looked at: the others come on top, by their words
  const known = new Set(looked.baseline);
  const before =
    Math.max(earlier, alsoSaid(phrases, looked.baseline).length) +
    alsoSaid(
      phrases,
      all.baseline.filter((text) => !known.has(text)),
    ).length;
  const count = ids.length + more.length;
  const grown = Math.sqrt(2 * growth(count, all.recent.length, before, all.baseline.length));
  if (grown < z) return { count: ids.length, baseline: earlier, z, ids };
  return { count, baseline: before, z: grown, ids: [...ids, ...more.map(({ id }) => id)] };
}

/** The best of those that are about the same texts. */
function* apart(found: readonly Dense[]): Generator<Dense> {
  const kept: ReadonlySet<number>[] = [];
  for (const dense of found) {
    const shares = kept.some((other) => {
      const shared = dense.members.reduce((sum, member) => sum + (other.has(member) ? 1 : 0), 0);
      return shared > OVERLAP * Math.min(dense.members.length, other.size);
    });
    if (shares) continue;
    kept.push(new Set(dense.members));
    yield dense;
  }
}

/** Named by the same phrase, or mostly of the same first phrases. */
function isSame(phrases: readonly string[], dismissed: readonly string[]): boolean {
  if (phrases[0] === dismissed[0]) return true;
  const first = phrases.slice(0, TELLING);
  const known = first.filter((phrase) => dismissed.slice(0, TELLING).includes(phrase)).length;
  return first.length > 1 && known * 2 > first.length;
}

function capital(phrase: string): string {
  return phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}
