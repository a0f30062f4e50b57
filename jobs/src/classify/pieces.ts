import type { Span } from '@koe/sql/domain/item';
import { segmentsOf } from './segments.js';

/** Texts up to this many times the usual length of those learnt from are read whole. */
const WHOLE_UNTIL = 2;
/** No text is cut that is shorter. */
const SHORT = 160;

/**
 * The stretches of a view that are classified one by one: a text like those the model has learnt from is one, a longer
 * one is its sentences and clauses, short ones together.
 */
export function piecesOf(view: string, usualLength: number): Span[] {
  if (view.length <= Math.max(SHORT, usualLength * WHOLE_UNTIL))
    return view === '' ? [] : [{ start: 0, end: view.length }];
  const least = Math.max(40, usualLength / 4);
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of segmentsOf(view)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.end - last.start < least) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}
