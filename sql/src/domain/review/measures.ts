import { parseDay } from '../calendar/day.js';
import type { ReviewState } from './review.js';

/** How the meetings themselves go. */
interface ReviewMeasures {
  readonly meetings: number;
  readonly plannedMinutes: number;
  readonly usedMinutes: number;
  readonly asked: number;
  readonly decided: number;
  /** Promises whose day has passed: kept by their day, and all of them. */
  readonly kept: number;
  readonly due: number;
  /** Days since the meeting of the oldest open promise; null when none is open. */
  readonly oldestOpenDays: number | null;
}

interface MeasuredMeetings {
  readonly meetings: readonly {
    readonly state: ReviewState;
    readonly plannedMinutes: number;
    readonly usedMinutes: number | null;
    readonly asked: number;
    readonly decided: number;
  }[];
  readonly promises: readonly { readonly dueOn: string; readonly keptOn: string | null }[];
  readonly followUps: readonly { readonly heldOn: string }[];
  /** Local date. */
  readonly today: string;
}

/** Sums over meetings that have ended; a promise that was kept after its day is not kept. */
export function measuresOf({ meetings, promises, followUps, today }: MeasuredMeetings): ReviewMeasures {
  const ended = meetings.filter(({ state }) => state === 'ended');
  const sum = (of: (meeting: (typeof ended)[number]) => number): number =>
    ended.reduce((total, meeting) => total + of(meeting), 0);
  const oldest = followUps.map(({ heldOn }) => heldOn).sort()[0];
  return {
    meetings: ended.length,
    plannedMinutes: sum(({ plannedMinutes }) => plannedMinutes),
    usedMinutes: sum(({ usedMinutes }) => usedMinutes ?? 0),
    asked: sum(({ asked }) => asked),
    decided: sum(({ decided }) => decided),
    kept: promises.filter(({ dueOn, keptOn }) => keptOn !== null && keptOn <= dueOn).length,
    due: promises.length,
    oldestOpenDays: oldest === undefined ? null : Math.max(0, parseDay(today) - parseDay(oldest)),
  };
}
