import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../config.js';

export type KnownEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp932' | 'euc-jp' | 'iso-8859-1';

/** The encoding to read with: the configured one, or what the sample looks like. */
export function encodingOf(configured: Encoding, sample: Buffer): KnownEncoding {
  if (configured === 'utf-16') return sample[0] === 0xfe && sample[1] === 0xff ? 'utf-16be' : 'utf-16le';
  return configured === 'auto' ? detectEncoding(sample) : configured;
}

/**
 * Byte order mark, then the pattern of zero bytes, then strict UTF-8, then which Japanese code fits best. Shift_JIS is
 * always read as CP932, its superset with ①, ～ and 髙.
 */
export function detectEncoding(sample: Buffer): KnownEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // ASCII in UTF-16 is half zeros; Japanese has them at commas and line ends only, always on the same side.
  const lopsided = Math.max(even, odd) > 0.9 * (even + odd);
  if (even + odd > sample.length / 4) return odd >= even ? 'utf-16le' : 'utf-16be';
  if (isUtf8(withoutTornEnd(sample))) return 'utf-8';
  if (lopsided && even + odd > sample.length / 100) return odd >= even ? 'utf-16le' : 'utf-16be';
  const cp932 = fit(sample, cp932Step);
  const euc = fit(sample, eucStep);
  const best = cp932.score >= euc.score ? cp932 : euc;
  if (best.kana === 0 || best.invalid > best.kana) return 'iso-8859-1';
  return best === cp932 ? 'cp932' : 'euc-jp';
}

/** Decodes a whole text; the byte order mark is dropped. `lossy` tells that some bytes are not of this encoding. */
export function decode(bytes: Buffer, encoding: KnownEncoding): { readonly text: string; readonly lossy: boolean } {
  if (encoding === 'utf-8') {
    const text = bytes.toString('utf8');
    return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, lossy: !isUtf8(bytes) };
  }
  const text = iconv.decode(bytes, encoding);
  return { text, lossy: text.includes('\uFFFD') };
}

/** A sample may be cut inside a character: at most three bytes of one may be left over. */
function withoutTornEnd(sample: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, sample.length); back += 1) {
    const byte = sample[sample.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sample.subarray(0, sample.length - back);
  }
  return sample;
}

interface Step {
  readonly length: number;
  readonly what: 'ascii' | 'kana' | 'kanji' | 'half' | 'invalid';
}

function fit(sample: Buffer, step: (a: number, b: number) => Step): { score: number; kana: number; invalid: number } {
  const count = { ascii: 0, kana: 0, kanji: 0, half: 0, invalid: 0 };
  // The last byte is left out: it may be the first half of a character.
  for (let at = 0; at < sample.length - 1;) {
    const { length, what } = step(sample[at] ?? 0, sample[at + 1] ?? 0);
    count[what] += 1;
    at += length;
  }
  // Japanese prose is full of kana; half-width kana are rare and what EUC looks like when read as CP932.
  const score = 2 * count.kana + count.kanji - count.half - 20 * count.invalid;
  return { score, kana: count.kana, invalid: count.invalid };
}

function cp932Step(a: number, b: number): Step {
  if (a < 0x80) return { length: 1, what: 'ascii' };
  if (a >= 0xa1 && a <= 0xdf) return { length: 1, what: 'half' };
  const trail = (b >= 0x40 && b <= 0x7e) || (b >= 0x80 && b <= 0xfc);
  if (a === 0x80 || a === 0xa0 || a > 0xfc || !trail) return { length: 1, what: 'invalid' };
  if ((a === 0x82 && b >= 0x9f && b <= 0xf1) || (a === 0x83 && b <= 0x96)) return { length: 2, what: 'kana' };
  return { length: 2, what: 'kanji' };
}

function eucStep(a: number, b: number): Step {
  if (a < 0x80) return { length: 1, what: 'ascii' };
  const trail = b >= 0xa1 && b <= 0xfe;
  if (a === 0x8e && trail) return { length: 2, what: 'half' };
  if (a === 0x8f && trail) return { length: 3, what: 'kanji' };
  if (a < 0xa1 || a > 0xfe || !trail) return { length: 1, what: 'invalid' };
  return { length: 2, what: a === 0xa4 || a === 0xa5 ? 'kana' : 'kanji' };
}
