import { fold } from '../../normalise/mask/fold.js';

/** The view of a text that rules and features read: widths folded, lower case, one character for one, so offsets stay. */
export function viewOf(text: string): string {
  const folded = fold(text);
  const lower = folded.toLowerCase();
  // A few letters (İ) grow when lowered; then only ASCII is.
  return lower.length === text.length ? lower : folded.replace(/[A-Z]/g, (char) => char.toLowerCase());
}
