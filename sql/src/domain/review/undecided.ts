import { parseDay } from '../calendar/day.js';

/** A theme over the line: of high priority, or with a signal that nobody decided about. */
export interface OverLine {
  readonly themeId: number;
  readonly because: readonly ('priority' | 'signal')[];
  /** Whole weeks in a row that it has been so, and whether that is only as far as the data reaches back. */
  readonly weeks: number;
  readonly atLeast: boolean;
  /** Score of the priority formula; null for one that only has a signal. */
  readonly score: number | null;
}

/** The newest decision about a theme. Days are local dates. */
export interface ThemeDecision {
  readonly themeId: number;
  readonly state: 'open' | 'act' | 'investigate' | 'defer' | 'decline' | 'under_way';
  readonly decidedOn: string;
  /** For `defer`. */
  readonly until: string | null;
  /** The day that the action it was decided to make was closed or stopped; null while it is under way, or there is none. */
  readonly actionEndedOn: string | null;
}

export interface Undecided extends OverLine {
  /** The decision that ran out, when there was one. */
  readonly lapsed: ThemeDecision['state'] | null;
}

/**
 * The day since which a decision no longer stands; null while it does. What was put off is open again on its day; an action that has ended
 * settles nothing more: a theme that is still over the line then needs a new decision.
 */
function lapsedOn({ state, decidedOn, until, actionEndedOn }: ThemeDecision, today: string): string | null {
  if (state === 'open') return decidedOn;
  if (state === 'defer') return until !== null && until <= today ? until : null;
  if (state === 'act' || state === 'under_way')
    return actionEndedOn !== null && actionEndedOn <= today ? actionEndedOn : null;
  return null;
}

/** Themes over the line without a decision that stands, the oldest first: nothing is silently dropped. @param today local date */
export function undecidedThemes(
  overLine: readonly OverLine[],
  decisions: readonly ThemeDecision[],
  today: string,
): readonly Undecided[] {
  const newest = new Map(decisions.map((decision) => [decision.themeId, decision]));
  return overLine
    .flatMap((theme): Undecided[] => {
      const decision = newest.get(theme.themeId);
      // made open again it is as old as it is: else opening would be a way to make it young
      if (!decision || decision.state === 'open') return [{ ...theme, lapsed: null }];
      const since = lapsedOn(decision, today);
      if (since === null) return [];
      // it was decided meanwhile: what counts is the time since that ran out
      const weeks = Math.floor((parseDay(today) - parseDay(since)) / 7);
      return [
        {
          ...theme,
          ...(weeks < theme.weeks ? { weeks, atLeast: false } : {}),
          lapsed: decision.state,
        },
      ];
    })
    .sort((a, b) => b.weeks - a.weeks || (b.score ?? 0) - (a.score ?? 0) || a.themeId - b.themeId);
}
