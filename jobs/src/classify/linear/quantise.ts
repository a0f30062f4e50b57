/** A column as whole numbers −127 … 127 and what one of them is worth. */
export interface QuantisedColumn {
  readonly values: Int8Array;
  readonly scale: number;
}

/** Smaller weights have no scale that a float32 can hold: they are none. */
const TINY = 1e-30;

/** Rounds a column to whole numbers by its largest weight. */
export function quantise(weights: Float64Array): QuantisedColumn {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest < TINY ? 1 : Math.fround(largest / 127);
  return { values: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}
