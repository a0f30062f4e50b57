import { viewOf } from '../text/text-view.js';
import type { DiscoveryText } from './group.js';

/** So many phrases of a group say which group it is. */
const TELLING = 4;
/** A single letter is in every text. */
const SHORTEST = 2;

/**
 * Which texts say what a group says, in its own words: the phrase that names it, and another one of those that tell it. They
 * may be covered by a theme too, or not be near the group's centre. On clinc150 and banking77 (`pnpm bench discovery`, 4
 * draws) .02 and .06 more of an unseen theme's texts at the same purity; without asking for the name, .04 and .07 at .02 less.
 */
export function alsoSaid(phrases: readonly string[], texts: readonly DiscoveryText[]): DiscoveryText[] {
  const [name, ...others] = phrases.filter((phrase) => phrase.length >= SHORTEST).slice(0, TELLING);
  if (name === undefined || others.length === 0) return [];
  return texts.filter(({ text }) => {
    const view = viewOf(text);
    return view.includes(name) && others.some((phrase) => view.includes(phrase));
  });
}
