import type { Counts } from '@koe/sql/domain/cube/query';

/** Reads the answer of a count by two axes (or one) by key instead of by position. */
export class CountsTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;

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
    return this.columns.reduce((sum, column) => sum + this.at(row, column), 0);
  }

  get max(): number {
    return this.counts.values.reduce((most, value) => Math.max(most, value), 0);
  }

  get total(): number {
    return this.counts.total;
  }
}
