import type { ItemDetail } from '@koe/api/contract/items';

/** What a person sets about the handling of an item. */
export type HandlingDraft = Pick<ItemDetail['handlingDetail'], 'state' | 'assigneeId' | 'due' | 'note'>;

/** The draft that shows what is stored. */
export function draftOf({ state, assigneeId, due, note }: ItemDetail['handlingDetail']): HandlingDraft {
  return { state, assigneeId, due, note };
}

export function sameDraft(a: HandlingDraft, b: HandlingDraft): boolean {
  return a.state === b.state && a.assigneeId === b.assigneeId && a.due === b.due && a.note === b.note;
}

/**
 * The draft after a change. Who takes something on has it in hand: naming an assignee moves an open item on, so that
 * nobody has to say the same thing twice. Nothing else moves by itself.
 */
export function changed(draft: HandlingDraft, change: Partial<HandlingDraft>): HandlingDraft {
  const next = { ...draft, ...change };
  const takenOn = change.assigneeId !== undefined && change.assigneeId !== null && change.state === undefined;
  return takenOn && draft.state === 'open' && draft.assigneeId === null ? { ...next, state: 'in_hand' } : next;
}
