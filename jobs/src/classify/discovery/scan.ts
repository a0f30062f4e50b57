import type { Likeness, TextSpace } from './text-space.js';

/** Recent and earlier texts in one numbering: the recent ones first. */
export interface Window {
  readonly space: TextSpace;
  readonly recent: number;
  readonly earlier: number;
}

/** A neighbourhood of texts in which recent ones are more frequent than elsewhere. */
export interface Dense {
  /** Recent texts, the nearest first. */
  readonly members: readonly number[];
  /** Earlier texts within the same reach. */
  readonly earlier: number;
  /** Evidence of growth times how alike the members are; only good for comparing. */
  readonly score: number;
}

/** Neighbours of a text that are looked at first. */
const NEIGHBOURS = 12;
/** A text is looked into when chance alone would give it so many recent neighbours less often than this. */
const CHANCE = 0.015;
/** Fewest recent texts that are a group. */
export const FEWEST = 4;
/** Largest share of all texts in one group: what is larger is a change of everything. */
const LARGEST = 0.06;
const ROUNDS = 4;
/**
 * Power of the mean likeness in the score. Evidence alone prefers what two new themes have in common ("last week") to
 * either of them; with 2 it finds them apart.
 */
const COHESION = 2;

/** The dense neighbourhoods around all recent texts, the best first; many overlap. */
export function scan(window: Window): Dense[] {
  const needed = neighboursNeeded(window);
  const seen = new Set<string>();
  const found: Dense[] = [];
  for (let text = 0; text < window.recent; text++) {
    const neighbours = window.space
      .near([text])
      .filter((near) => near.text !== text)
      .slice(0, NEIGHBOURS);
    const own = neighbours.filter((near) => near.text < window.recent);
    if (own.length < needed) continue;
    const seed = [text, ...own.map((near) => near.text)].sort((a, b) => a - b);
    const key = seed.join();
    if (seen.has(key)) continue;
    seen.add(key);
    const dense = settle(window, seed);
    if (dense !== null) found.push(dense);
  }
  return found.sort((a, b) => b.score - a.score);
}

/** Moves the centre to its best reach until that no longer helps. */
function settle(window: Window, seed: readonly number[]): Dense | null {
  let best: Dense | null = null;
  let members = seed;
  for (let round = 0; round < ROUNDS; round++) {
    const next = bestReach(window, window.space.near(members));
    if (next === null || (best !== null && next.score <= best.score * 1.001)) break;
    best = next;
    members = next.members;
  }
  return best;
}

function bestReach({ recent, earlier }: Window, near: readonly Likeness[]): Dense | null {
  const most = Math.max(LARGEST * (recent + earlier), 50);
  let inside = 0;
  let before = 0;
  let alike = 0;
  let best = { score: 0, reach: 0, before: 0 };
  for (let reach = 0; reach < near.length && reach < most; reach++) {
    const each = near[reach];
    if (each === undefined) break;
    if (each.text < recent) {
      inside++;
      alike += each.value;
    } else before++;
    if (inside < FEWEST) continue;
    const score = growth(inside, recent, before, earlier) * (alike / inside) ** COHESION;
    if (score > best.score) best = { score, reach: reach + 1, before };
  }
  if (best.score === 0) return null;
  const members = near
    .slice(0, best.reach)
    .map((each) => each.text)
    .filter((text) => text < recent);
  return { members, earlier: best.before, score: best.score };
}

/** Log-likelihood ratio of a higher rate inside than expected (Kulldorff's scan statistic, Poisson); 0 for a lower one. */
export function growth(inside: number, recent: number, before: number, earlier: number): number {
  const all = inside + before;
  const expected = (all * recent) / (recent + earlier);
  if (inside <= expected) return 0;
  return inside * Math.log(inside / expected) + (before === 0 ? 0 : before * Math.log(before / (all - expected)));
}

/** Fewest of NEIGHBOURS that chance rarely makes recent (binomial tail). */
function neighboursNeeded({ recent, earlier }: Window): number {
  const share = recent / (recent + earlier);
  let tail = 0;
  let ways = 1;
  for (let k = NEIGHBOURS; k >= FEWEST; k--) {
    tail += ways * share ** k * (1 - share) ** (NEIGHBOURS - k);
    if (tail > CHANCE) return Math.min(k + 1, NEIGHBOURS);
    ways = (ways * k) / (NEIGHBOURS - k + 1);
  }
  return FEWEST;
}
