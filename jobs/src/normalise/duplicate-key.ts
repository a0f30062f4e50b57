/** Below this many letters and digits two different texts share too many trigrams for a simhash to mean anything. */
const MIN_SIMHASH_LENGTH = 12;

/**
 * 8 bytes that tell texts apart. Equal texts (but for case, width, spaces and punctuation) give equal keys; of texts
 * with 12 letters or more, near-duplicates give keys at a Hamming distance of about 3 or less (64-bit simhash of
 * character trigrams). Null when there is nothing to compare.
 */
export function duplicateKey(texts: readonly string[]): Uint8Array | null {
  const written = texts.join('\n').trim();
  if (written === '') return null;
  const letters = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  if (letters.length >= MIN_SIMHASH_LENGTH) return simhash(letters);
  return plainHash(letters === '' ? written : letters);
}

function simhash(text: string): Uint8Array {
  const votes = new Int32Array(64);
  for (let i = 0; i + 2 < text.length; i++) {
    let low = Math.imul(text.charCodeAt(i), 0x9e3779b1) ^ Math.imul(text.charCodeAt(i + 1), 0x85ebca6b);
    low = mix(low ^ Math.imul(text.charCodeAt(i + 2), 0xc2b2ae35));
    const high = mix(low ^ 0x27d4eb2f);
    for (let bit = 0; bit < 32; bit++) {
      votes[bit] = (votes[bit] ?? 0) + ((low >>> bit) & 1) * 2 - 1;
      votes[bit + 32] = (votes[bit + 32] ?? 0) + ((high >>> bit) & 1) * 2 - 1;
    }
  }
  let low = 0;
  let high = 0;
  for (let bit = 0; bit < 32; bit++) {
    if ((votes[bit] ?? 0) > 0) low |= 1 << bit;
    if ((votes[bit + 32] ?? 0) > 0) high |= 1 << bit;
  }
  return bytes(high, low);
}

function plainHash(text: string): Uint8Array {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = mix(high ^ Math.imul(text.charCodeAt(i) + i, 0x9e3779b1));
  }
  return bytes(mix(high), mix(low));
}

/** Spreads every input bit over the word (multiply and shift, the constants are odd and dense). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

function bytes(high: number, low: number): Uint8Array {
  const key = new Uint8Array(8);
  const view = new DataView(key.buffer);
  view.setInt32(0, high);
  view.setInt32(4, low);
  return key;
}
