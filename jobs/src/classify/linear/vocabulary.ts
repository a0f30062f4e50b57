/** The n-grams a model knows, numbered from 0, with what each is worth wherever it occurs. */
export interface Vocabulary {
  readonly size: number;
  /** Hash by number. */
  readonly keys: Int32Array;
  /** Inverse document frequency by number, ≥ 1. */
  readonly idf: Float32Array;
  /** Pairs of key and number in an open-addressing table; key 0 is an empty place. See `placeOf`. */
  readonly table: Int32Array;
  /** Bits by the low end of a key: a key whose bit is 0 is unknown. Small enough to stay near while a text is read. */
  readonly filter: Int32Array;
}

/** Bits of the filter by n-gram, at least: an unknown key finds a bit of another one in one case of nine. */
const FILTER_BITS = 8;

/** Builds the table of at most half its places. Keys are distinct and not 0. */
export function createVocabulary(keys: Int32Array, idf: Float32Array): Vocabulary {
  let places = 16;
  while (places < keys.length * 2) places *= 2;
  const table = new Int32Array(places * 2);
  let words = 1;
  while (words * 32 < keys.length * FILTER_BITS) words *= 2;
  const filter = new Int32Array(words);
  for (let number = 0; number < keys.length; number++) {
    const key = keys[number] ?? 0;
    const word = (key >>> 5) & (words - 1);
    filter[word] = (filter[word] ?? 0) | (1 << (key & 31));
    let place = placeOf(key, places - 1);
    while (table[place * 2] !== 0) place = (place + 1) & (places - 1);
    table[place * 2] = key;
    table[place * 2 + 1] = number;
  }
  return { size: keys.length, keys, idf, table, filter };
}

/** Where the search for a key begins in a table of `mask + 1` places; it goes on to the next place until one is empty. */
export function placeOf(key: number, mask: number): number {
  return (Math.imul(key, 0x2c1b3c6d) >>> 7) & mask;
}
