import { isDecided, type AgendaKind, type Outcome } from './review.js';

/** What a person says about an item of the agenda. */
export interface DecisionInput {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly note: string | null;
  readonly ownerId: string | null;
  /** Local date. */
  readonly dueOn: string | null;
  /** The action made there and then, or the one that is under way. */
  readonly actionId: string | null;
}

export interface DecisionFault {
  readonly field: keyof DecisionInput;
  readonly code: 'told' | 'needed' | 'past';
}

/**
 * What is wrong with a decision; empty when it can stand.
 * @param today local date; what is put off or found out lies after it
 */
export function decisionFaults(kind: AgendaKind, decision: DecisionInput, today: string): readonly DecisionFault[] {
  if (!isDecided(kind)) return [{ field: 'outcome', code: 'told' }];
  const { outcome, reason, ownerId, dueOn, actionId } = decision;
  const faults: DecisionFault[] = [];
  const isDated = outcome === 'defer' || outcome === 'investigate';
  if (outcome === 'act' && actionId === null) faults.push({ field: 'actionId', code: 'needed' });
  if (outcome === 'decline' && (reason === null || reason.trim() === ''))
    faults.push({ field: 'reason', code: 'needed' });
  if (outcome === 'investigate' && ownerId === null) faults.push({ field: 'ownerId', code: 'needed' });
  if (isDated && dueOn === null) faults.push({ field: 'dueOn', code: 'needed' });
  else if (isDated && dueOn !== null && dueOn <= today) faults.push({ field: 'dueOn', code: 'past' });
  return faults;
}

/** A decision with what does not belong to its outcome left out: what was typed before the outcome was changed is not kept. */
export function plainDecision(decision: DecisionInput): DecisionInput {
  const { outcome, reason, note, ownerId, dueOn, actionId } = decision;
  const text = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim());
  return {
    outcome,
    reason: outcome === 'decline' ? text(reason) : null,
    note: text(note),
    ownerId: outcome === 'investigate' || outcome === 'defer' ? ownerId : null,
    dueOn: outcome === 'investigate' || outcome === 'defer' ? dueOn : null,
    actionId: outcome === 'act' || outcome === 'under_way' ? actionId : null,
  };
}
