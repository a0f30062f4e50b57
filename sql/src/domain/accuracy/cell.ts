/**
 * Where an item stands to a theme, by what the classifier says: assigned with much, some or little confidence; not
 * assigned, with no theme at all, with an unsure one, or with sure ones only. How many items stand in each cell is known
 * exactly, and labels drawn near the threshold fall into few of them, so estimating cell by cell (post-stratification)
 * gets far more out of a label than one weighted mean: within a cell the weights are nearly alike.
 */
export const CELLS = ['sure', 'likely', 'narrow', 'none', 'unsure', 'others'] as const;
export const CELL_COUNT = CELLS.length;
/** The first cells are those of items that have the theme. */
export const ASSIGNED_CELLS = 3;

/** Confidence from which an assignment is sure, and from which it is likely. */
const SURE = 0.75;
const LIKELY = 0.55;

/** The cell of an item that has the theme with this confidence. */
export function bandOf(confidence: number): number {
  return confidence >= SURE ? 0 : confidence >= LIKELY ? 1 : 2;
}

/** The cell of an item for every theme that it does not have. */
export function restOf(said: ReadonlyMap<number, number>): number {
  if (said.size === 0) return 3;
  for (const confidence of said.values()) if (confidence < LIKELY) return 4;
  return 5;
}

export function cellOf(said: ReadonlyMap<number, number>, themeId: number): number {
  const confidence = said.get(themeId);
  return confidence === undefined ? restOf(said) : bandOf(confidence);
}

/** Items in each cell of each theme. */
export type Cells = ReadonlyMap<number, Float64Array>;

/** Counts the cells of all themes over some items. */
export function countCells(
  items: readonly { readonly said: ReadonlyMap<number, number> }[],
  themeIds: readonly number[],
): Cells {
  const rest = new Float64Array(CELL_COUNT);
  const cells = new Map(themeIds.map((id) => [id, new Float64Array(CELL_COUNT)]));
  for (const { said } of items) {
    const other = restOf(said);
    rest[other] = (rest[other] ?? 0) + 1;
    for (const [id, confidence] of said) {
      const own = cells.get(id);
      if (!own) continue;
      const band = bandOf(confidence);
      own[band] = (own[band] ?? 0) + 1;
      own[other] = (own[other] ?? 0) - 1;
    }
  }
  for (const own of cells.values()) rest.forEach((count, cell) => (own[cell] = (own[cell] ?? 0) + count));
  return cells;
}

/** The sum of several themes' cells: the same as a theme of (item, theme) pairs. */
export function sumCells(all: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(CELL_COUNT);
  for (const one of all) one.forEach((count, cell) => (sum[cell] = (sum[cell] ?? 0) + count));
  return sum;
}

/**
 * Cells of a sample brought to known totals: so many items in all, so many of them under the theme. Where the sample holds none
 * of the theme, its items are taken as likely ones.
 */
export function scaleCells(sample: Float64Array, items: number, under: number): Float64Array {
  const assigned = sumOf(sample.subarray(0, ASSIGNED_CELLS));
  const rest = sumOf(sample.subarray(ASSIGNED_CELLS));
  const scaled = sample.map((count, cell) =>
    cell < ASSIGNED_CELLS
      ? assigned > 0
        ? (count * under) / assigned
        : 0
      : rest > 0
        ? (count * (items - under)) / rest
        : 0,
  );
  if (assigned <= 0) scaled[1] = under;
  if (rest <= 0) scaled[ASSIGNED_CELLS] = items - under;
  return scaled;
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
