/** Numbers that look random and are the same for the same seed on every machine: 0 ≤ x < 1, 32 bits fine. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Puts the first `length` entries in a random order, in place. */
export function shuffle(entries: Int32Array, length: number, random: () => number): void {
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = entries[i] ?? 0;
    entries[i] = entries[j] ?? 0;
    entries[j] = kept;
  }
}
