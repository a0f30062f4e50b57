import type { MaskKind, Span } from '@koe/sql/domain/item';

/** One piece of personal data in a text; offsets are UTF-16, half-open. */
export interface Finding extends Span {
  readonly kind: MaskKind;
}

/**
 * A rule reads the folded text (see `fold.ts`; same length as the original) and reports what it finds. Its patterns must
 * take linear time: every repetition bounded, none nested.
 */
export type Rule = (text: string) => Iterable<Finding>;

/** All matches of one capture group (0: the whole match) as findings of one kind; `accept` may refuse a match. */
export function* matches(
  text: string,
  pattern: RegExp,
  kind: MaskKind,
  group = 0,
  accept: (value: string, start: number) => boolean = () => true,
): Generator<Finding> {
  for (const match of text.matchAll(pattern)) {
    const value = match[group];
    if (value === undefined || value === '') continue;
    const start = match.index + (group === 0 ? 0 : match[0].lastIndexOf(value));
    if (accept(value, start)) yield { kind, start, end: start + value.length };
  }
}
