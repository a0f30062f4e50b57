/** Longest text kept of one part, in UTF-16 units, before the note. */
export const MAX_PART_LENGTH = 100_000;

// Control characters (PostgreSQL refuses NUL), the byte order mark, and the direction overrides with which a text could
// rearrange the screen around it. Right-to-left scripts need none of them.
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\u202a-\u202e\u2066-\u2069]/;
const UNWANTED_ALL = new RegExp(UNWANTED.source, 'g');
// With the u flag a surrogate range matches only surrogates that stand alone.
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const SURROGATE = /[\ud800-\udfff]/;

/** Makes a text safe to store and show; nothing a person wrote to be read is changed. */
export function cleanText(text: string): string {
  let clean = text;
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n');
  if (UNWANTED.test(clean)) clean = clean.replace(UNWANTED_ALL, '');
  if (SURROGATE.test(clean)) clean = clean.replace(LONE_SURROGATE, '\ufffd');
  return clean.trim();
}

/** Cuts what is longer than `MAX_PART_LENGTH`, never inside a character, and says so in the text itself. */
export function capText(text: string): string {
  if (text.length <= MAX_PART_LENGTH) return text;
  const last = text.charCodeAt(MAX_PART_LENGTH - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? MAX_PART_LENGTH - 1 : MAX_PART_LENGTH;
  return `${text.slice(0, end)}\n[… ${text.length - end} characters cut / 以下 ${text.length - end} 文字省略]`;
}
