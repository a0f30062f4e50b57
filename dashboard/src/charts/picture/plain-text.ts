/** Characters that no XML may hold, line breaks, and marks that would turn the direction of what follows them. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u2028-\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]+/gu;

/** A text as one line that any picture can hold: names of themes and words of a search were written by anybody. */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}
