import { UNKNOWN_DAY } from '../layout.js';
import type { Chunk, MeasureColumns } from './chunk.js';
import { cellsOfRows, codeRuns } from './code-runs.js';
import type { DayRange } from './filter-test.js';
import { RepeatedValues } from './repeated-values.js';
import { firstRun } from './scan.js';
import type { Store } from './store.js';

/** Reads what one row adds to a metric; NaN when it is not in n. */
export type ReadValue = (row: number) => number;
/** Called once a block. */
export type ReadValues = (columns: MeasureColumns, hasTheme: (row: number) => boolean) => ReadValue;

/** Sums of one group, as `ClusterSums` gives them: by item, and by person with n_c values that add up to s_c. */
export interface GroupSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly clusters: number;
  /** Σ s_c², Σ s_c n_c, Σ n_c². */
  readonly ss: number;
  readonly sn: number;
  readonly nn: number;
}

/** Which group a cell belongs to, in two steps. */
export interface CellGroups {
  readonly keys: readonly string[];
  readonly days: DayRange;
  /** By first code: 1 + the code's share of the position in `keys`; 0 for a code that does not pass or has no group. */
  readonly ofCode: Uint32Array;
  /** The day's share of the position; −1 for a day without a group. */
  ofDay(day: number): number;
}

/** A block's values by cell, in the order of its code runs. */
interface BlockSums {
  readonly n: Uint32Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The values of one metric summed by cell: a day of a block and a value of the first packed code, which holds the dimensions
 * that filters and charts use most. A metric under such a filter is then a sum over cells instead of items. A block is summed
 * once and stays so as long as it is held; see `RepeatedValues` for people who come again.
 */
export class ValueCells {
  readonly #blocks = new Map<Chunk, BlockSums>();
  #repeated: RepeatedValues | null = null;
  /** Whether it has been asked for since the blocks changed. */
  isAsked = false;

  /** @param byItem sums by person are not wanted: they are then as if everybody came once */
  constructor(private readonly byItem: boolean) {}

  get bytes(): number {
    let bytes = this.#repeated?.bytes ?? 0;
    for (const { n, sum, squares } of this.#blocks.values())
      bytes += n.byteLength + sum.byteLength + squares.byteLength;
    return bytes;
  }

  /** Other blocks are held than before. */
  keepOnly(chunks: ReadonlyMap<string, Chunk>): void {
    this.#repeated = null;
    this.isAsked = false;
    for (const chunk of this.#blocks.keys()) if (chunks.get(chunk.name) !== chunk) this.#blocks.delete(chunk);
  }

  sums(store: Store, read: ReadValues, groups: CellGroups): GroupSums[] {
    const { days, keys, ofCode } = groups;
    const make = (): Float64Array => new Float64Array(keys.length);
    const [n, sum, squares] = [make(), make(), make()];
    const people = this.byItem ? null : store.people;
    /** 1 + group of each cell. */
    const groupOf = new Uint32Array(people?.cells ?? 0);
    for (const chunk of store.chunks.values()) {
      const to = firstRun(chunk, days.to + 1);
      const from = firstRun(chunk, days.from);
      // with people all blocks are summed at once, as all are looked through for them: later questions need not wait
      if (from >= to && !people) continue;
      const runs = codeRuns(chunk, ofCode.length);
      const own = this.#blocks.get(chunk) ?? sumBlock(chunk, read, ofCode.length);
      this.#blocks.set(chunk, own);
      const firstCell = people?.blocks.get(chunk)?.firstCell ?? 0;
      for (let run = from; run < to; run++) {
        const ofDay = groups.ofDay(chunk.days[run] ?? UNKNOWN_DAY);
        if (ofDay < 0) continue;
        const end = runs.starts[run + 1] ?? 0;
        for (let at = runs.starts[run] ?? 0; at < end; at++) {
          const share = ofCode[runs.codes[at] ?? 0] ?? 0;
          if (share === 0) continue;
          const group = share - 1 + ofDay;
          n[group] = (n[group] ?? 0) + (own.n[at] ?? 0);
          sum[group] = (sum[group] ?? 0) + (own.sum[at] ?? 0);
          squares[group] = (squares[group] ?? 0) + (own.squares[at] ?? 0);
          if (people) groupOf[firstCell + at] = group + 1;
        }
      }
    }
    if (people) this.#repeated ??= RepeatedValues.of(people, (chunk) => valuesOf(chunk, read));
    const more = this.#repeated?.more(groupOf, keys.length);
    return keys.map((_, group) => {
      const items = n[group] ?? 0;
      const total = sum[group] ?? 0;
      const square = squares[group] ?? 0;
      return {
        n: items,
        sum: total,
        squares: square,
        clusters: items - (more?.clusters[group + 1] ?? 0),
        ss: square + (more?.ss[group + 1] ?? 0),
        sn: total + (more?.sn[group + 1] ?? 0),
        nn: items + (more?.nn[group + 1] ?? 0),
      };
    });
  }
}

function valuesOf({ columns, sets }: Chunk, read: ReadValues): ReadValue {
  return read(columns, (row) => sets[row] !== 0);
}

function sumBlock(chunk: Chunk, read: ReadValues, size: number): BlockSums {
  const cells = cellsOfRows(chunk, size);
  const { length } = codeRuns(chunk, size).codes;
  const [n, sum, squares] = [new Uint32Array(length), new Float64Array(length), new Float64Array(length)];
  const valueOf = valuesOf(chunk, read);
  for (let row = 0; row < cells.length; row++) {
    const value = valueOf(row);
    // NaN is the one value that differs from itself.
    if (value !== value) continue;
    const cell = cells[row] ?? 0;
    n[cell] = (n[cell] ?? 0) + 1;
    sum[cell] = (sum[cell] ?? 0) + value;
    squares[cell] = (squares[cell] ?? 0) + value * value;
  }
  return { n, sum, squares };
}
