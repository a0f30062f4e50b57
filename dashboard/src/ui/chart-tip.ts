/** What a hover shows: a heading and lines of name and value, each with the token of its colour if it has one. */
export interface ChartTip {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly value: string; readonly colour?: string | undefined }[];
  /** What a click does. */
  readonly foot?: string;
}

/** What is said of the mark under the pointer, and where in the window that is. */
export interface PointedTip {
  readonly clientX: number;
  readonly clientY: number;
  readonly tip: ChartTip;
}

/** A mark under the pointer: the name of its layer in the spec and its row. */
export interface ChartMark {
  readonly layer: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The table that says the same as the chart. */
export interface ChartTable {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly align?: 'start' | 'end' }[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}
