import type { Span } from '@koe/sql/domain/item';

/** Texts up to this many times the usual length of those learnt from are read whole. */
const WHOLE_UNTIL = 2.2;
/** Characters under which no text is cut, and a sentence is read together with the next. */
const SHORT_TEXT = 100;
const SHORT_SENTENCE = 16;

/**
 * The stretches of a text that are classified one by one: a text like those the model has learnt from is one, of a
 * longer one each sentence is.
 */
export function piecesOf(length: number, segments: readonly Span[], usualLength: number): Span[] {
  if (length <= Math.max(SHORT_TEXT, usualLength * WHOLE_UNTIL)) return [{ start: 0, end: length }];
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of segments) {
    const last = pieces.at(-1);
    if (last !== undefined && last.end - last.start < SHORT_SENTENCE) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}
