/** A matrix by rows, only what is not zero: row r has entries `starts[r]` … `starts[r + 1]`, half-open. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** One more than the largest column there can be. */
  readonly width: number;
}

export function rowCount(rows: SparseRows): number {
  return rows.starts.length - 1;
}

/** Inner product of a row with a dense vector. */
export function dot({ starts, columns, values }: SparseRows, row: number, dense: Float64Array): number {
  const end = starts[row + 1] ?? 0;
  let sum = 0;
  for (let at = starts[row] ?? 0; at < end; at++) sum += (values[at] ?? 0) * (dense[columns[at] ?? 0] ?? 0);
  return sum;
}

/** Adds a multiple of a row to a dense vector. */
export function addScaled(
  { starts, columns, values }: SparseRows,
  row: number,
  factor: number,
  dense: Float64Array,
): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) {
    const column = columns[at] ?? 0;
    dense[column] = (dense[column] ?? 0) + factor * (values[at] ?? 0);
  }
}

/** The same rows with every column multiplied by its factor. */
export function scaleColumns(rows: SparseRows, factors: Float64Array): SparseRows {
  const { columns } = rows;
  const values = new Float32Array(rows.values.length);
  for (let at = 0; at < values.length; at++) values[at] = (rows.values[at] ?? 0) * (factors[columns[at] ?? 0] ?? 0);
  return { ...rows, values };
}
