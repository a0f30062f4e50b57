/**
 * How alike two texts are by the two-character windows they share: 0 … 1, 1 for the same set. A window that few texts have
 * says more; what is in every text says nothing (cosine of tf-idf vectors without term counts).
 */
export interface Alike {
  of(grams: Iterable<number>): number;
}

/** Texts below this share chance wording only; found by looking at pairs of the sample in either language. */
export const LEAST_ALIKE = 0.2;
/** Of a gram that is not among the common ones, for lack of better knowledge. */
const RARE_SHARE = 0.0005;

/** @param shares share of all texts that hold a gram, for the common ones */
export function alikeTo(own: Iterable<number>, shares: ReadonlyMap<number, number>): Alike {
  const weightOf = (gram: number): number => Math.log(1 / Math.min(1, shares.get(gram) ?? RARE_SHARE)) ** 2;
  const mine = new Map([...own].map((gram) => [gram, weightOf(gram)]));
  const length = Math.sqrt(sum(mine.values()));
  return {
    of(grams) {
      let shared = 0;
      let other = 0;
      for (const gram of grams) {
        const weight = mine.get(gram);
        shared += weight ?? 0;
        other += weight ?? weightOf(gram);
      }
      return length > 0 && other > 0 ? shared / (length * Math.sqrt(other)) : 0;
    },
  };
}

/** The grams that fewest texts hold, rarest first, at most `most`; none that every tenth text holds. */
export function rarestGrams(own: readonly number[], shares: ReadonlyMap<number, number>, most: number): number[] {
  const share = (gram: number): number => shares.get(gram) ?? 0;
  return own
    .filter((gram) => share(gram) < 0.1)
    .sort((a, b) => share(a) - share(b))
    .slice(0, most);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
