import type { Action } from '@koe/api/contract/actions';
import {
  missingFor,
  nextStatuses,
  type ActionStatus,
  type Condition,
  type Transition,
} from '@koe/sql/domain/action/status';

/** What a change of status asks of the person who makes it. */
export interface MoveNeeds {
  readonly owner: boolean;
  readonly reason: boolean;
  /** Why there is to be a reason. */
  readonly because: Extract<Condition, 'reason' | 'verdict_or_reason'> | null;
  readonly releaseOn: boolean;
  /** What nobody can fill in here; null when it can be done. */
  readonly impossible: Extract<Condition, 'no_verdict' | 'released'> | null;
}

/** What is missing for a change of status; null when the table has no such change. @param today local date */
export function moveNeeds(action: Action, to: ActionStatus, today: string): MoveNeeds | null {
  const missing = missingFor(action.status, to, {
    ownerId: action.owner?.id ?? null,
    dueOn: action.dueOn,
    releaseOn: action.releaseOn,
    hasVerdict: hasVerdict(action),
    reason: null,
    today,
  });
  if (missing === undefined) return null;
  const because = missing.find((each) => each === 'reason' || each === 'verdict_or_reason') ?? null;
  return {
    owner: missing.includes('owner'),
    reason: because !== null,
    because,
    releaseOn: missing.includes('released') && !action.releaseFixed,
    impossible: missing.includes('no_verdict')
      ? 'no_verdict'
      : missing.includes('released') && action.releaseFixed
        ? 'released'
        : null,
  };
}

/** Whether nothing has to be asked. */
export function asksNothing({ owner, reason, releaseOn, impossible }: MoveNeeds): boolean {
  return !owner && !reason && !releaseOn && impossible === null;
}

/** Where an action may go, with whether it can go there at all. */
export function movesOf(action: Action): readonly (Transition & { readonly possible: boolean })[] {
  return nextStatuses(action.status).map((transition) => ({
    ...transition,
    possible: !(transition.needs.includes('no_verdict') && hasVerdict(action)),
  }));
}

function hasVerdict({ effect }: Pick<Action, 'effect'>): boolean {
  return effect?.state === 'judged';
}
