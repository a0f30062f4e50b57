/** Where an action stands. `done` is the work, `measuring` the time after its release, `closed` the end with a verdict or a reason. */
export const ACTION_STATUSES = [
  'proposed',
  'planned',
  'in_progress',
  'done',
  'measuring',
  'closed',
  'stopped',
] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What must be so before an action may move on. */
export const CONDITIONS = [
  /** Somebody answers for it. */
  'owner',
  /** It has a due day. */
  'due',
  /** It has a release day, and that day has come. */
  'released',
  /** Its effect was judged, or a reason says why it is closed without. */
  'verdict_or_reason',
  /** A reason is given. */
  'reason',
  /** No verdict was given: one that was stands for ever, and what follows it is a new action. */
  'no_verdict',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A way that a status may change, and what it needs. */
export interface Transition {
  readonly to: ActionStatus;
  readonly needs: readonly Condition[];
  /** Back to an earlier status, not onward. */
  readonly back: boolean;
}

/** What the conditions look at. Days are local dates. */
export interface StatusFacts {
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly releaseOn: string | null;
  readonly hasVerdict: boolean;
  readonly reason: string | null;
  readonly today: string;
}

const on = (to: ActionStatus, ...needs: Condition[]): Transition => ({ to, needs, back: false });
const back = (to: ActionStatus, ...needs: Condition[]): Transition => ({ to, needs, back: true });
const stop = on('stopped', 'reason');

const TRANSITIONS: Readonly<Record<ActionStatus, readonly Transition[]>> = {
  proposed: [on('planned', 'owner', 'due'), stop],
  planned: [on('in_progress', 'owner', 'due'), back('proposed'), stop],
  in_progress: [on('done'), back('planned', 'reason'), stop],
  done: [on('measuring', 'released'), on('closed', 'verdict_or_reason'), back('in_progress', 'reason'), stop],
  measuring: [on('closed', 'verdict_or_reason'), back('in_progress', 'reason', 'no_verdict'), stop],
  closed: [back('in_progress', 'reason', 'no_verdict')],
  stopped: [back('proposed', 'reason', 'no_verdict')],
};

/** Every status that may follow, onward ones first, each with what it needs. */
export function nextStatuses(status: ActionStatus): readonly Transition[] {
  return TRANSITIONS[status];
}

/** Open: work or measuring is left. */
export function isOpen(status: ActionStatus): boolean {
  return status !== 'closed' && status !== 'stopped';
}

/** The work itself is not finished: due days count. */
export function isUnderWork(status: ActionStatus): boolean {
  return status === 'proposed' || status === 'planned' || status === 'in_progress';
}

/** @returns what is still missing for a change of status, in the order of the table; undefined when the table has no such change */
export function missingFor(from: ActionStatus, to: ActionStatus, facts: StatusFacts): readonly Condition[] | undefined {
  return nextStatuses(from)
    .find((each) => each.to === to)
    ?.needs.filter((condition) => !HOLDS[condition](facts));
}

const HOLDS: Readonly<Record<Condition, (facts: StatusFacts) => boolean>> = {
  owner: ({ ownerId }) => ownerId !== null,
  due: ({ dueOn }) => dueOn !== null,
  released: ({ releaseOn, today }) => releaseOn !== null && releaseOn <= today,
  verdict_or_reason: ({ hasVerdict, reason }) => hasVerdict || hasText(reason),
  reason: ({ reason }) => hasText(reason),
  no_verdict: ({ hasVerdict }) => !hasVerdict,
};

function hasText(reason: string | null): boolean {
  return reason !== null && reason.trim() !== '';
}
