import type { Finding } from './finding.js';
import { matches } from './finding.js';

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const TOP_LEVEL = /\.(?:[a-z]{2,24}|xn--[a-z0-9-]{2,50})$/i;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/** E-mail addresses, read outward from each `@`. */
export function* findEmails(text: string): Generator<Finding> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_LOCAL && isAscii(text, start - 1) && LOCAL.test(text.charAt(start - 1)))
      start--;
    let end = at + 1;
    while (end < text.length && end - at < MAX_DOMAIN && isAscii(text, end) && DOMAIN.test(text.charAt(end))) end++;
    while (end > at && /[.-]/.test(text.charAt(end - 1))) end--;
    if (start < at && TOP_LEVEL.test(text.slice(at + 1, end))) yield { kind: 'email', start, end };
  }
}

// Japanese text runs on into an address without a space, so only ASCII letters can belong to one.
function isAscii(text: string, i: number): boolean {
  return text.charCodeAt(i) < 0x80;
}

const SPOKEN =
  /[a-z0-9][a-z0-9._%+-]{0,40}\s?(?:アットマーク|アット|[[(]\s?at\s?[\])]|\sat\s)\s?[a-z0-9-]{1,40}(?:\s?(?:\.|ドット|[[(]\s?dot\s?[\])]|\sdot\s)\s?[a-z0-9-]{2,20}){1,3}/gi;
const SPOKEN_SIGN = /アット|[[(]\s?at\s?[\])]|\sat\s.{1,40}\sdot\s/i;

/** Addresses written to be read aloud or to escape collectors: `name [at] example [dot] com`, `nameアットマークexampleドットcom`. */
export function* findSpokenEmails(text: string): Generator<Finding> {
  if (!text.includes('アット') && !text.includes('at') && !text.includes('AT')) return;
  if (SPOKEN_SIGN.test(text))
    yield* matches(text, SPOKEN, 'email', 0, (value) => !/\sat\s/i.test(value) || /\sdot\s/i.test(value));
}
