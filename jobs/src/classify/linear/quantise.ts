/** A column as whole numbers −127 … 127 and what one of them is worth. */
export interface QuantisedColumn {
  readonly values: Int8Array;
  readonly scale: number;
}

/** Rounds a column to whole numbers by its largest weight. */
export function quantise(weights: Float64Array): QuantisedColumn {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  // weights too small for a scale of their own are none
  const scale = Math.fround(largest / 127) || 1;
  return { values: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}
