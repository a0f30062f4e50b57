import { listAction, type ListAction } from '../voices/list/list-keys.js';

/** What a key does in the list of signals: as in the list of voices, and d decides. */
export type SignalAction = Exclude<ListAction, { readonly kind: 'pick' }> | { readonly kind: 'decide' };

/** `index` is −1 while nothing is selected. */
export function signalAction(event: Parameters<typeof listAction>[0], index: number, count: number): SignalAction {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === 'd' && plain) return index >= 0 && index < count ? { kind: 'decide' } : null;
  const action = listAction(event, index, count);
  // signals are not corrected together: there is nothing to pick
  return action?.kind === 'pick' ? null : action;
}
