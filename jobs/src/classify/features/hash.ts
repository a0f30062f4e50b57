// Starting points that keep the kinds of n-grams apart.
export const SEED_WORD = 0x2545f491;
export const SEED_PAIR = 0x1b873593;
export const SEED_CHARS = 0x5bd1e995;
export const SEED_RUN = 0x3c6ef372;
export const SEED_SIGN = 0x6a09e667;
export const SEED_META = 0x510e527f;
export const SEED_MEANING = 0x1f83d9ab;

/** One step of the hash of an n-gram, by a code unit or another hash; n-grams of every length are keys, so every step mixes. */
export function mix(hash: number, code: number): number {
  const product = Math.imul(hash ^ code, 0x5cd1e193);
  return product ^ (product >>> 15);
}

/** Hash of a whole string, 32 bits signed. */
export function hashOf(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}
