import type { Span } from '@koe/sql/domain/item';

/** A part is shown up to here until "show all" is pressed: about a screen of Japanese. */
export const FOLD_AT = 1_200;

/** What of a text is drawn: the whole when it is short, else its beginning, cut between characters and, if near, at a line or sentence end. */
export function foldEnd(text: string, limit = FOLD_AT): number {
  if (text.length <= limit * 1.25) return text.length;
  const head = text.slice(0, limit);
  const stop = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('。'), head.lastIndexOf('. '));
  return wholeCharacter(text, stop > limit * 0.7 ? stop + 1 : limit);
}

/** The window of at most `length` units of a text in which the given evidence is seen, with a little of what stands before it. */
export function excerpt(text: string, evidence: Span | null, length: number): Span {
  if (text.length <= length) return { start: 0, end: text.length };
  const lead = Math.floor(length / 4);
  const wanted = evidence && evidence.end > length ? Math.max(0, evidence.start - lead) : 0;
  const start = wholeCharacter(text, Math.min(wanted, text.length - length));
  return { start, end: wholeCharacter(text, Math.min(text.length, start + length)) };
}

/**
 * A text as it may be drawn: control characters, which have no look of their own, are replaced one for one by their
 * pictures, and characters that turn the direction of what follows by a dot, so that offsets stay true and no text can
 * reorder its neighbours. Line ends and tabs stay.
 */
export function drawable(text: string): string {
  return text
    .replace(CONTROLS, (control) => {
      const code = control.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\u00b7';
    })
    .replace(LONE_SURROGATES, '\ufffd');
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
