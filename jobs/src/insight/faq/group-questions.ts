import type { Reading } from '../../classify/discovery/reading.js';
import { TextSpace } from '../../classify/discovery/text-space.js';

/** Fewer questions are no recurring one. */
const FEWEST_QUESTIONS = 6;

export interface GroupBounds {
  /** Two questions at least so alike are neighbours: cosine of their terms. */
  readonly neighbour: number;
  /** A question at least so alike to the middle of a group belongs to it. */
  readonly member: number;
  readonly fewest: number;
}

/** Found by `pnpm bench faq`: see the README. */
const GROUP_BOUNDS: GroupBounds = { neighbour: 0.3, member: 0.5, fewest: FEWEST_QUESTIONS };
const ROUNDS = 4;
/** More neighbours move no middle. */
const MOST_NEIGHBOURS = 60;

/**
 * Questions that ask the same, as indexes of the readings, the most typical first; larger groups first. Every question is in one
 * group or in none. Repeatable: no chance is involved.
 */
export function groupQuestions(readings: readonly Reading[], bounds: GroupBounds = GROUP_BOUNDS): number[][] {
  const space = new TextSpace(readings);
  const free = readings.map(() => true);
  const near = readings.map((_, text) =>
    space
      .near([text])
      .filter((each) => each.text !== text && each.value >= bounds.neighbour)
      .slice(0, MOST_NEIGHBOURS),
  );
  const density = near.map((each) => each.reduce((sum, { value }) => sum + value, 0));
  const seeds = readings.map((_, text) => text).sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b);
  const groups: number[][] = [];
  for (const seed of seeds) {
    if (!free[seed]) continue;
    const first = [seed, ...(near[seed] ?? []).map(({ text }) => text).filter((text) => free[text])];
    const group = settle(space, first, free, bounds);
    if (group === null) continue;
    for (const text of group) free[text] = false;
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Moves the middle until the group stays the same; null when it is too small. */
function settle(
  space: TextSpace,
  first: readonly number[],
  free: readonly boolean[],
  { member, fewest }: GroupBounds,
): number[] | null {
  let members: readonly number[] = first;
  for (let round = 0; round < ROUNDS; round++) {
    if (members.length < fewest) return null;
    const next = space
      .near(members)
      .filter(({ text, value }) => value >= member && free[text])
      .map(({ text }) => text);
    const same = next.length === members.length && next.every((text) => members.includes(text));
    members = next;
    if (same) break;
  }
  return members.length < fewest ? null : [...members];
}
