/**
 * The smallest false discovery rate at which each test is still a discovery (Y. Benjamini and D. Yekutieli 2001): holds however
 * the tests hang together, as a theme's share in all feedback and in its segments do. In the order of `p`.
 */
export function adjusted(p: readonly number[]): number[] {
  const tests = p.length;
  let harmonic = 0;
  for (let rank = 1; rank <= tests; rank++) harmonic += 1 / rank;
  const order = p.map((_, index) => index).sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  const q = new Array<number>(tests).fill(1);
  let least = 1;
  for (let rank = tests; rank >= 1; rank--) {
    const index = order[rank - 1] ?? 0;
    least = Math.min(least, ((p[index] ?? 1) * tests * harmonic) / rank);
    q[index] = least;
  }
  return q;
}
