/** So little of a column's own square may be left that it is still told apart from the columns before it. */
const TOLERANCE = 1e-8;

export interface Factor {
  /** Inverse of the matrix over the columns that could be told apart; 0 in the others. Row-major. */
  readonly inverse: Float64Array;
  /** Column that the ones before it already say → those columns. */
  readonly saidBy: ReadonlyMap<number, readonly number[]>;
}

/**
 * Inverts a symmetric matrix of sums of products by Cholesky's factor, column by column: a column of which nothing is left
 * after the ones before it is set aside instead of making the whole unsolvable.
 */
export function factorise(gram: Float64Array, size: number): Factor {
  const lower = new Float64Array(size * size);
  const at = (row: number, column: number): number => lower[row * size + column] ?? 0;
  const kept: number[] = [];
  const saidBy = new Map<number, readonly number[]>();
  for (let column = 0; column < size; column++) {
    const own = gram[column * size + column] ?? 0;
    let left = own;
    for (const before of kept) {
      let sum = gram[column * size + before] ?? 0;
      for (const k of kept) {
        if (k >= before) break;
        sum -= at(column, k) * at(before, k);
      }
      const value = sum / at(before, before);
      lower[column * size + before] = value;
      left -= value * value;
    }
    if (left > TOLERANCE * own) {
      lower[column * size + column] = Math.sqrt(left);
      kept.push(column);
    } else saidBy.set(column, own === 0 ? [] : inTermsOf(lower, size, column, kept));
  }
  return { inverse: inverseOf(lower, size, kept), saidBy };
}

/** The kept columns that add up to a column that was set aside. */
function inTermsOf(lower: Float64Array, size: number, column: number, kept: readonly number[]): number[] {
  const shares = new Float64Array(size);
  for (const k of kept.toReversed()) {
    let sum = lower[column * size + k] ?? 0;
    for (const after of kept) if (after > k) sum -= (lower[after * size + k] ?? 0) * (shares[after] ?? 0);
    shares[k] = sum / (lower[k * size + k] ?? 1);
  }
  return kept.filter((k) => Math.abs(shares[k] ?? 0) > 1e-6);
}

/** L⁻ᵀ L⁻¹ over the kept columns. */
function inverseOf(lower: Float64Array, size: number, kept: readonly number[]): Float64Array {
  const inverseLower = new Float64Array(size * size);
  for (const [first, column] of kept.entries())
    for (const row of kept.slice(first)) {
      let sum = row === column ? 1 : 0;
      for (const k of kept.slice(first)) {
        if (k >= row) break;
        sum -= (lower[row * size + k] ?? 0) * (inverseLower[k * size + column] ?? 0);
      }
      inverseLower[row * size + column] = sum / (lower[row * size + row] ?? 1);
    }
  const inverse = new Float64Array(size * size);
  for (const a of kept)
    for (const b of kept) {
      let sum = 0;
      for (const k of kept)
        if (k >= a && k >= b) sum += (inverseLower[k * size + a] ?? 0) * (inverseLower[k * size + b] ?? 0);
      inverse[a * size + b] = sum;
    }
  return inverse;
}
