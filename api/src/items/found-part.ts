import { foldText } from '@koe/sql/domain/search/fold';
import { searchHits, type SearchTerm } from '@koe/sql/domain/search/hits';
import type { CustomerPart } from '@koe/sql/queries/item/customer-parts';

/** The part of an item that a search has found. */
export interface FoundPart {
  readonly key: string;
  readonly text: string;
  readonly question: string | null;
  /** The first hit in it, offsets into its text. */
  readonly hit: { readonly start: number; readonly end: number };
}

/** Longer texts are not folded letter by letter only to see where the first hit is. */
const LOOKED_THROUGH = 20_000;

/**
 * The part that holds most of what was searched for; of equal ones the part that would be quoted anyway, else the first. Null
 * when no part holds any: what is found may lie across two parts, or be that something is absent.
 */
export function foundPart(
  parts: readonly CustomerPart[],
  terms: readonly SearchTerm[],
  quotedKey: string | null,
): FoundPart | null {
  let best: { readonly part: CustomerPart; readonly held: readonly SearchTerm[]; readonly score: number } | null = null;
  for (const part of parts) {
    const folded = foldText(part.text);
    const held = terms.filter(({ text }) => folded.includes(text));
    const score = held.length * 2 + (part.key === quotedKey ? 1 : 0);
    if (held.length > 0 && score > (best?.score ?? 0)) best = { part, held, score };
  }
  if (best === null) return null;
  const { key, text, question } = best.part;
  const hits = searchHits(text.slice(0, LOOKED_THROUGH), best.held);
  const hit = hits.reduce((first, each) => (each.start < first.start ? each : first), hits[0] ?? { start: 0, end: 0 });
  return { key, text, question, hit };
}
