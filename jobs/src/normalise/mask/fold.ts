const WIDE = /[\uff01-\uff5e\u3000\u2010-\u2015\u2212\uff70\u00a0\u202f]/;
const WIDE_ALL = new RegExp(WIDE.source, 'g');
const LONG_MARK_BETWEEN_DIGITS = /(?<=\d)ー(?=\d)/g;

/**
 * The view of a text that rules read: full-width Latin, digits and signs as ASCII, every kind of dash as `-`, every kind
 * of space as ` `. One character stays one character, so offsets are those of the original.
 */
export function fold(text: string): string {
  const narrow = WIDE.test(text) ? text.replace(WIDE_ALL, foldChar) : text;
  return narrow.includes('ー') ? narrow.replace(LONG_MARK_BETWEEN_DIGITS, '-') : narrow;
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code === 0x3000 || code === 0xa0 || code === 0x202f ? ' ' : '-';
}

/** What a text holds, found in one pass: which rules are worth running at all. */
export interface Traits {
  readonly digits: number;
  readonly kanjiDigits: boolean;
  readonly at: boolean;
  readonly capitals: boolean;
  readonly japanese: boolean;
}

export function traitsOf(folded: string): Traits {
  let digits = 0;
  let kanjiDigits = false;
  let at = false;
  let capitals = false;
  let japanese = false;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code < 0x80) {
      if (code >= 0x30 && code <= 0x39) digits++;
      else if (code >= 0x41 && code <= 0x5a) capitals = true;
      else if (code === 0x40) at = true;
    } else if (code >= 0x3040 && code <= 0x9fff) {
      japanese = true;
      if (code === 0x4e01 || code === 0x756a) kanjiDigits = true; // 丁 and 番 of block numbers
    } else if (code < 0x2000) capitals = true;
  }
  return { digits, kanjiDigits, at, capitals, japanese };
}
