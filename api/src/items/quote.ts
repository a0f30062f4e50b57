import type { Mention } from '@koe/sql/domain/classification';

/** UTF-16 units of a quote at most, without the marks where it was cut. */
export const MOST_QUOTE = 400;
/** So much is shown before the evidence. */
const LEAD = 100;
const CUT = '…';

export interface Quote {
  readonly partKey: string;
  readonly text: string;
  readonly truncated: boolean;
  readonly question: string | null;
}

/**
 * Cuts a part to what the list shows, around its surest evidence or what was searched for. The mentions of that part are shifted into the quote; what lies
 * outside becomes an empty span at the nearer end. Mentions of other parts stay as they are.
 */
export function quoteOf(
  part: { readonly key: string; readonly text: string; readonly question: string | null },
  mentions: readonly Mention[],
  hit: { readonly start: number } | null = null,
): { readonly quote: Quote; readonly mentions: Mention[] } {
  const { key, text, question } = part;
  if (text.length <= MOST_QUOTE)
    return { quote: { partKey: key, text, truncated: false, question }, mentions: [...mentions] };
  const own = mentions.filter((mention) => mention.partKey === key);
  const surest = own.reduce<Mention | null>(
    (best, each) => (best && best.confidence >= each.confidence ? best : each),
    null,
  );
  const begin = Math.max(0, Math.min(((hit ?? surest)?.start ?? 0) - LEAD, text.length - MOST_QUOTE));
  // the lead is longer than a character, so the evidence stays inside when the quote begins one unit later
  const from = begin + (isInsidePair(text, begin) ? 1 : 0);
  const end = Math.min(text.length, from + MOST_QUOTE);
  const to = end - (isInsidePair(text, end) ? 1 : 0);
  const head = from > 0 ? CUT : '';
  const cut = `${head}${text.slice(from, to)}${to < text.length ? CUT : ''}`;
  const shift = (offset: number): number => Math.min(Math.max(offset, from), to) - from + head.length;
  return {
    quote: { partKey: key, text: cut, truncated: true, question },
    mentions: mentions.map((mention) =>
      mention.partKey === key ? { ...mention, start: shift(mention.start), end: shift(mention.end) } : mention,
    ),
  };
}

/** Whether an offset stands between the halves of a surrogate pair. */
function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
