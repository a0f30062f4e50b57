import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'koe_';
const SECRET_BYTES = 32;
/** Enough to know a token by, too little to use. */
const HINT_CHARACTERS = PREFIX.length + 4;
const SHAPE = /^koe_[A-Za-z0-9_-]{43}$/;

/** A new token, `koe_` and 256 random bits, with what is kept of it. */
export function drawToken(): { readonly token: string; readonly hash: Buffer; readonly hint: string } {
  const token = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  return { token, hash: hashOf(token), hint: token.slice(0, HINT_CHARACTERS) };
}

/** What a token is found by. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function looksLikeToken(text: string): boolean {
  return SHAPE.test(text);
}
