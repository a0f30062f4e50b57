import type { Span } from '@koe/sql/domain/item';

const SENTENCE_END = /[。．！？!?\n♪]+|\.(?=\s|$)|…+/g;
const CLAUSE_END =
  /(?:けれども|けれど|けど|ですが|ますが|したが|ですし|ので|が)?[、,;；](?: ?(?:but|however|although) )?| but | however | although |が(?= )/g;

/** Sentences longer than this are read clause by clause. */
const LONG_SENTENCE = 60;

/** Most segments read of one part; what comes later no longer changes what an item is about. */
const MAX_SEGMENTS = 400;

/** Sentences, and the clauses of long ones, in order, without empty ones. */
export function segmentsOf(view: string): Span[] {
  const segments: Span[] = [];
  let start = 0;
  for (const match of view.matchAll(SENTENCE_END)) {
    addSentence(view, start, match.index + match[0].length, segments);
    start = match.index + match[0].length;
    if (segments.length >= MAX_SEGMENTS) return segments;
  }
  addSentence(view, start, view.length, segments);
  return segments;
}

function addSentence(view: string, start: number, end: number, segments: Span[]): void {
  if (end - start <= LONG_SENTENCE) return add(view, start, end, segments);
  const sentence = view.slice(start, end);
  let from = 0;
  for (const match of sentence.matchAll(CLAUSE_END)) {
    const to = match.index + match[0].length;
    // A comma after two words ends no clause.
    if (to - from < 12) continue;
    add(view, start + from, start + to, segments);
    from = to;
  }
  add(view, start + from, end, segments);
}

function add(view: string, from: number, to: number, segments: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(view.charCodeAt(start))) start++;
  while (end > start && isSpace(view.charCodeAt(end - 1))) end--;
  if (end - start > 0) segments.push({ start, end });
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x3000;
}
