/** UTF-16 units of a quote on paper at most, without the marks where it was cut. */
const MOST = 150;
/** So much is shown before what is spoken of. */
const LEAD = 40;
const CUT = '…';

export interface CutQuote {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}

/**
 * Cuts a text to what is read at a glance, around the first of its spans, between whole characters, and shifts the spans. White space is one
 * space: a quote is one paragraph.
 */
export function cutQuote(written: string, given: readonly (readonly [number, number])[]): CutQuote {
  const { text, spans } = onOneLine(written, given);
  if (text.length <= MOST) return { text, spans };
  const begin = Math.max(0, Math.min((spans[0]?.[0] ?? 0) - LEAD, text.length - MOST));
  const from = begin + (isInsidePair(text, begin) ? 1 : 0);
  const end = Math.min(text.length, from + MOST);
  const to = end - (isInsidePair(text, end) ? 1 : 0);
  const head = from > 0 ? CUT : '';
  const shift = (offset: number): number => Math.min(Math.max(offset, from), to) - from + head.length;
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? CUT : ''}`,
    spans: spans.map(([start, stop]) => [shift(start), shift(stop)] as const).filter(([start, stop]) => stop > start),
  };
}

function onOneLine(written: string, spans: readonly (readonly [number, number])[]): CutQuote {
  // for each unit of the text as written its place on the one line
  const places: number[] = [];
  let line = '';
  for (const unit of written.split('')) {
    places.push(line.length);
    if (!/\s/u.test(unit)) line += unit;
    else if (line !== '' && !line.endsWith(' ')) line += ' ';
  }
  places.push(line.length);
  const text = line.trimEnd();
  const at = (offset: number): number => Math.min(text.length, places[offset] ?? text.length);
  return {
    text,
    spans: spans.map(([start, end]) => [at(start), at(end)] as const).filter(([start, end]) => end > start),
  };
}

/** Whether an offset stands between the halves of a surrogate pair. */
function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
