/** Uniform numbers in [0, 1), the same for the same seed: a 32-bit Weyl sequence, mixed. */
export function uniform(seed: number): () => number {
  let state = Math.imul(seed ^ 0x5bf03635, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in random order. */
export function shuffled<Thing>(things: readonly Thing[], random: () => number): Thing[] {
  const keyed = things.map((thing) => ({ thing, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
}
