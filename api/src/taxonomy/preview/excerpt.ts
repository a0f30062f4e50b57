/** UTF-16 units before and after the evidence. */
const LEAD = 50;
const TAIL = 110;
const CUT = '…';

/**
 * Some of a text around its evidence, on one line, with the evidence's place in it. Half-open UTF-16 offsets.
 * @param text masked
 */
export function excerpt(
  text: string,
  start: number,
  end: number,
): { readonly quote: string; readonly span: readonly [number, number] } {
  const from = start - LEAD <= 10 ? 0 : whole(text, start - LEAD);
  const to = text.length - (end + TAIL) <= 10 ? text.length : whole(text, end + TAIL);
  const head = from > 0 ? CUT : '';
  // one for one, so that offsets hold
  const quote = `${head}${text.slice(from, to).replace(/\s/g, ' ')}${to < text.length ? CUT : ''}`;
  return { quote, span: [start - from + head.length, Math.min(end, to) - from + head.length] };
}

/** An offset that does not stand between the halves of a pair. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
