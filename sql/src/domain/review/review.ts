/** The words of a review meeting. */

export const REVIEW_STATES = ['planned', 'running', 'ended'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What stands on an agenda, in the order in which a meeting takes it. */
export const AGENDA_KINDS = [
  'story',
  'follow_up',
  'action',
  'picture',
  'exception',
  'theme',
  'gap',
  'custom',
  'read_back',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** What an item can end in; exactly one of them. */
export const OUTCOMES = ['act', 'investigate', 'defer', 'decline', 'under_way'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const TOLD: readonly AgendaKind[] = ['story', 'picture', 'read_back'];

/** Whether an item of this kind ends in a decision; the others are told. */
export function isDecided(kind: AgendaKind): boolean {
  return !TOLD.includes(kind);
}

/** Why an item stands on the agenda. */
export const WHY_CODES = [
  'story',
  'last_meeting',
  'action_due',
  'action_late',
  'action_verdict',
  'picture',
  'signal',
  'signal_deferred',
  'rank',
  'rank_tied',
  'oldest',
  'gap',
  'follow_up_due',
  'follow_up_late',
  'follow_up_open',
  'undecided_before',
  'added',
  'read_back',
] as const;

export interface Why {
  readonly code: (typeof WHY_CODES)[number];
  /** The day that the reason speaks of: due, put off until, decided on. */
  readonly on: string | null;
  /** The number that it speaks of: a rank, weeks. */
  readonly count: number | null;
}
