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
    const own = (text: DiscoveryText): boolean => familyOf(text.lang) === family && unsure(text);
    groups.push(...(await discoverIn(family, baseline.filter(own), recent.filter(own), options, limit)));
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

async function discoverIn(
  family: Family,
  baseline: readonly DiscoveryText[],
  recent: readonly DiscoveryText[],
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
    const texts = members.flatMap((member) => recent[member] ?? []);
    groups.push({
      name: { ja: naming.name, en: capital(naming.name) },
      phrases: naming.phrases,
      lang: texts[0]?.lang ?? 'und',
      count: texts.length,
      baseline: earlier,
      z,
      ids: texts.map(({ id }) => id),
      score,
    });
  }
  return groups;
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
