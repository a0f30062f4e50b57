import { viewOf } from '../text/text-view.js';
import type { DiscoveryText } from './group.js';

/** So many phrases of a group say which group it is. */
const TELLING = 4;
/** Of those, so many must stand in a text that only is counted with a group. */
const HELD = 2;
/** A single letter is in every text. */
const SHORTEST = 2;

/** Which texts say what a group says, in its own words, though a theme covers them too or they are not near its centre. */
export function alsoSaid(phrases: readonly string[], texts: readonly DiscoveryText[]): DiscoveryText[] {
  const telling = phrases.filter((phrase) => phrase.length >= SHORTEST).slice(0, TELLING);
  if (telling.length < HELD) return [];
  return texts.filter(({ text }) => {
    const view = viewOf(text);
    return telling.reduce((held, phrase) => held + (view.includes(phrase) ? 1 : 0), 0) >= HELD;
  });
}
