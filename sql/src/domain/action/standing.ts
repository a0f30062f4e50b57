import { parseDay } from '../calendar/day.js';
import type { Action } from './action.js';
import { isUnderWork } from './status.js';
import type { Step } from './step.js';

/** A due day that has passed. */
export interface Late {
  /** The step that is late; null for the action itself. */
  readonly stepId: string | null;
  readonly dueOn: string;
  /** Days since, from 1. */
  readonly days: number;
}

/** Why something cannot go on. */
export type Blocked =
  | { readonly why: 'marked'; readonly stepId: string | null; readonly reason: string }
  /** `stepId` waits for `forStepId`, which is late. */
  | { readonly why: 'waits'; readonly stepId: string; readonly forStepId: string };

/** How an action stands today. */
export interface Standing {
  /** Longest first. */
  readonly late: readonly Late[];
  readonly blocked: readonly Blocked[];
  /** What comes next: the first undone step that waits for nothing, by due day; null when every step is done. */
  readonly nextStepId: string | null;
}

/**
 * Late is what has a due day before today and is not done; blocked is a step marked so, or one that waits for an undone step that
 * is late. Once the work is done, nothing of it is either.
 * @param today local date
 */
export function standingOf(
  action: Pick<Action, 'status' | 'dueOn' | 'blockedReason'>,
  steps: readonly Step[],
  today: string,
): Standing {
  if (!isUnderWork(action.status)) return { late: [], blocked: [], nextStepId: null };
  const undone = steps.filter(({ done }) => !done);
  const lateSteps = new Set(undone.filter(({ dueOn }) => dueOn !== null && dueOn < today).map(({ id }) => id));
  return {
    late: [
      ...(action.dueOn < today ? [lateBy(null, action.dueOn, today)] : []),
      ...undone.flatMap(({ id, dueOn }) => (dueOn !== null && dueOn < today ? [lateBy(id, dueOn, today)] : [])),
    ].sort((a, b) => b.days - a.days),
    blocked: [
      ...(action.blockedReason === null ? [] : [marked(null, action.blockedReason)]),
      ...undone.flatMap((step) => blocksOf(step, lateSteps)),
    ],
    nextStepId: nextStep(undone),
  };
}

/** Late ones first, the longest first; then blocked ones; then by due day and number. */
export function byUrgency(
  a: { readonly standing: Standing; readonly dueOn: string; readonly number: number },
  b: { readonly standing: Standing; readonly dueOn: string; readonly number: number },
): number {
  return (
    daysLate(b.standing) - daysLate(a.standing) ||
    Number(b.standing.blocked.length > 0) - Number(a.standing.blocked.length > 0) ||
    a.dueOn.localeCompare(b.dueOn) ||
    a.number - b.number
  );
}

function daysLate({ late }: Standing): number {
  return late[0]?.days ?? 0;
}

function lateBy(stepId: string | null, dueOn: string, today: string): Late {
  return { stepId, dueOn, days: parseDay(today) - parseDay(dueOn) };
}

function marked(stepId: string | null, reason: string): Blocked {
  return { why: 'marked', stepId, reason };
}

function blocksOf({ id, blockedReason, dependsOn }: Step, lateSteps: ReadonlySet<string>): Blocked[] {
  if (blockedReason !== null) return [marked(id, blockedReason)];
  const forStepId = dependsOn.find((each) => lateSteps.has(each));
  return forStepId === undefined ? [] : [{ why: 'waits', stepId: id, forStepId }];
}

function nextStep(undone: readonly Step[]): string | null {
  const waiting = new Set(undone.map(({ id }) => id));
  const ready = undone.filter(({ dependsOn }) => !dependsOn.some((id) => waiting.has(id)));
  const [first] = [...ready].sort(
    (a, b) => (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST) || a.position - b.position,
  );
  return first?.id ?? null;
}

/** After every local date. */
const LAST = '9999';
