import { formatDay } from '../calendar/day.js';
import type { Filter } from '../filter.js';
import type { GapPhrase } from './gap.js';

/** What a recurring question is told by. */
export interface GapSigns {
  /** The theme that most of its items mention; null when none mentions one. */
  readonly themeId: number | null;
  /** Of its items, 0 … 1. */
  readonly themeShare: number;
  /** The most telling first. */
  readonly phrases: readonly GapPhrase[];
}

/** Local day numbers that a look for questions went over, inclusive. */
export interface LookDays {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * Voices that ask about it, as far as a filter can say that: questions on its theme that hold its first phrase.
 * @param look null before the first one
 */
export function gapEvidence({ themeId, themeShare, phrases }: GapSigns, look: LookDays | null): Filter {
  const first = phrases[0]?.phrase.replaceAll('"', ' ').trim();
  return {
    ...(look ? { from: formatDay(look.fromDay), to: formatDay(look.toDay) } : {}),
    intent: ['question'],
    ...(themeId !== null && themeShare >= 0.5 ? { theme: [String(themeId)] } : {}),
    ...(first ? { q: first.includes(' ') ? `"${first}"` : first } : {}),
  };
}
