import type { Intent, SentimentLabel } from '@koe/sql/domain/item';
import type { KeyGroup } from './theme-keys.js';

/** Digits, from the left of the keyboard: how it feels, then what is wanted. */
export const SENTIMENT_KEYS: Readonly<Record<SentimentLabel, string>> = { negative: '1', neutral: '2', positive: '3' };
export const INTENT_KEYS: Readonly<Record<Intent, string>> = {
  complaint: '4',
  request: '5',
  question: '6',
  praise: '7',
  churn: '8',
  defect: '9',
  other: '0',
};
export const SERIOUS_KEY = '!';

/** What a key does while an item is judged. */
export type LabelAction =
  | { readonly kind: 'prefix'; readonly key: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'theme'; readonly id: number }
  | { readonly kind: 'sentiment'; readonly value: SentimentLabel }
  | { readonly kind: 'intent'; readonly value: Intent }
  | { readonly kind: 'word'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'serious' | 'clear' | 'done' | 'skip' | 'undo' | 'help' };

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The action of a key, or null when it is not ours. A second stroke that fits no theme cancels the first.
 * @param prefix first stroke of two, when it has been made
 */
export function labelAction(press: Press, groups: readonly KeyGroup[], prefix: string | null): LabelAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (prefix !== null) {
    const theme = groups.find((group) => group.key === prefix)?.themes.find((each) => each.key === key);
    if (theme) return { kind: 'theme', id: theme.id };
    // modifiers alone are no stroke
    return key === 'Shift' ? null : { kind: 'cancel' };
  }
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return { kind: 'word', step: key === 'ArrowRight' ? 1 : -1, extend: press.shiftKey };
  const fixed = FIXED.get(key);
  if (fixed) return { kind: fixed };
  const sentiment = valueOf(SENTIMENT_KEYS, key);
  if (sentiment) return { kind: 'sentiment', value: sentiment };
  const intent = valueOf(INTENT_KEYS, key);
  if (intent) return { kind: 'intent', value: intent };
  if (key === '' || key.length > 1) return null;
  for (const group of groups) {
    if (group.key === key) return { kind: 'prefix', key };
    if (group.key !== '') continue;
    const theme = group.themes.find((each) => each.key === key);
    if (theme) return { kind: 'theme', id: theme.id };
  }
  return null;
}

const FIXED: ReadonlyMap<string, 'serious' | 'clear' | 'done' | 'skip' | 'undo' | 'help'> = new Map([
  [SERIOUS_KEY, 'serious'],
  ['Backspace', 'clear'],
  ['Enter', 'done'],
  ['s', 'skip'],
  ['u', 'undo'],
  ['?', 'help'],
]);

function valueOf<Value extends string>(keys: Readonly<Record<Value, string>>, key: string): Value | undefined {
  for (const value in keys) if (keys[value] === key) return value;
  return undefined;
}
