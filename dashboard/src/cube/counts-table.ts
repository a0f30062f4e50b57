import type { Counts } from '@koe/sql/domain/cube/query';

/** Reads the answer of a count by two axes (or one) by key instead of by position. Sums are made once. */
export class CountsTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;
  private sums: { readonly rows: Float64Array; readonly columns: Float64Array } | null = null;

  constructor(private readonly counts: Counts) {
    this.rows = counts.axes[0]?.keys ?? [''];
    this.columns = counts.axes[1]?.keys ?? [''];
    this.rowAt = new Map(this.rows.map((key, at) => [key, at]));
    this.columnAt = new Map(this.columns.map((key, at) => [key, at]));
  }

  /** Items of a cell; 0 for keys that the answer does not have. */
  at(row: string, column = ''): number {
    const r = this.rowAt.get(row);
    const c = this.columns.length === 1 ? 0 : this.columnAt.get(column);
    return r === undefined || c === undefined ? 0 : (this.counts.values[r * this.columns.length + c] ?? 0);
  }

  /** Sum of a row over all columns. */
  row(row: string): number {
    return this.summed().rows[this.rowAt.get(row) ?? -1] ?? 0;
  }

  /** Sum of a column over all rows. */
  column(column: string): number {
    return this.summed().columns[this.columnAt.get(column) ?? -1] ?? 0;
  }

  get max(): number {
    return this.counts.values.reduce((most, value) => Math.max(most, value), 0);
  }

  get total(): number {
    return this.counts.total;
  }

  private summed(): { readonly rows: Float64Array; readonly columns: Float64Array } {
    if (this.sums) return this.sums;
    const rows = new Float64Array(this.rows.length);
    const columns = new Float64Array(this.columns.length);
    const { values } = this.counts;
    for (let r = 0, at = 0; r < rows.length; r++)
      for (let c = 0; c < columns.length; c++, at++) {
        const count = values[at] ?? 0;
        rows[r] = (rows[r] ?? 0) + count;
        columns[c] = (columns[c] ?? 0) + count;
      }
    return (this.sums = { rows, columns });
  }
}
