/** Masses that differ by less are the same number. */
const TINY = 1e-12;

/**
 * Inclusion probabilities that are proportional to the masses and add up to `size`. What would exceed 1 is certain, and the
 * others share what is left (the usual treatment of units that are too large for sampling in proportion to size).
 * @param masses at least 0; who has none is never drawn
 */
export function inclusionOf(masses: readonly number[], size: number): number[] {
  const able = masses.filter((mass) => mass > TINY).length;
  if (able <= size) return masses.map((mass) => (mass > TINY ? 1 : 0));
  const certain = new Set<number>();
  for (;;) {
    const left = masses.reduce((sum, mass, at) => (certain.has(at) || mass <= TINY ? sum : sum + mass), 0);
    const scale = (size - certain.size) / left;
    const more = masses.flatMap((mass, at) => (!certain.has(at) && mass > TINY && mass * scale >= 1 ? [at] : []));
    if (more.length === 0)
      return masses.map((mass, at) => (certain.has(at) ? 1 : mass > TINY ? Math.min(1, mass * scale) : 0));
    for (const at of more) certain.add(at);
  }
}

/**
 * Systematic sampling: the probabilities are laid end to end and cut at every whole number after a random start, so that each
 * unit is drawn with exactly its probability, whatever their order, and neighbours are drawn about as often as their sum says.
 * @param inclusion each 0 … 1, adding up to a whole number
 * @param start uniform in [0, 1)
 * @returns positions of what was drawn, ascending; as many as the probabilities add up to
 */
export function systematicSample(inclusion: readonly number[], start: number): number[] {
  const drawn: number[] = [];
  // rounding must not lose the last cut: sums are kept on a grid far finer than any probability here
  const cut = (sum: number): number => Math.floor(Math.round((sum - start) * 1e9) / 1e9);
  let sum = 0;
  let cuts = cut(0);
  inclusion.forEach((share, at) => {
    sum += share;
    const next = cut(sum);
    if (next > cuts) drawn.push(at);
    cuts = next;
  });
  return drawn;
}
