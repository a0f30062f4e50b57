import type { Chunk } from './chunk.js';
import type { ThemeReach } from './theme-reach.js';

/** Some rows of one chunk and one day. `rows` null means all of `start … start + count`. */
export interface Slice {
  readonly chunk: Chunk;
  /** 0 unknown, 1 the first day of the cube. */
  readonly day: number;
  readonly rows: Int32Array | null;
  readonly start: number;
  readonly count: number;
  /** +1 adds the rows, −1 takes them away again. */
  readonly sign: number;
}

/** Counts rows into cells. What the cells mean is the matter of who asked. */
export interface Tally {
  readonly cells: Int32Array;
  add(slice: Slice): void;
}

/** Cells by day. Every view has one; it costs nothing per row. */
export function dayTally(days: number): Tally {
  const cells = new Int32Array(days + 1);
  return {
    cells,
    add: ({ day, count, sign }) => {
      cells[day] = (cells[day] ?? 0) + sign * count;
    },
  };
}

/** Cells by raw packed code of a bin: shared by all charts of its fields, which fold it at the end. */
export function codeTally(bin: number, size: number): Tally {
  const cells = new Int32Array(size);
  return {
    cells,
    add: ({ chunk, rows, start, count, sign }) => {
      const codes = chunk.codes[bin];
      if (codes) countCodes(cells, codes, rows, start, count, sign);
    },
  };
}

/** Cells by theme set: shared by the charts of themes. */
export function setTally(sets: number): Tally {
  const cells = new Int32Array(sets);
  return {
    cells,
    add: ({ chunk, rows, start, count, sign }) => countCodes(cells, chunk.sets, rows, start, count, sign),
  };
}

/** A field's value of a packed code. */
export interface FieldRead {
  readonly bin: number;
  readonly values: Uint16Array;
  readonly radix: number;
}

/** Cells by (day, value). */
export function dayFieldTally(days: number, field: FieldRead): Tally {
  const cells = new Int32Array((days + 1) * field.radix);
  return {
    cells,
    add: ({ chunk, day, rows, start, count, sign }) => {
      const codes = chunk.codes[field.bin];
      if (codes) countTable(cells, day * field.radix, field.values, codes, rows, start, count, sign);
    },
  };
}

/** Cells by (value, value) of fields in different bins. */
export function pairTally(first: FieldRead, second: FieldRead): Tally {
  const cells = new Int32Array(first.radix * second.radix);
  return {
    cells,
    add: ({ chunk, rows, start, count, sign }) => {
      const a = chunk.codes[first.bin];
      const b = chunk.codes[second.bin];
      if (!a || !b) return;
      for (let i = 0; i < count; i++) {
        const row = rows ? (rows[i] ?? 0) : start + i;
        const cell = (first.values[a[row] ?? 0] ?? 0) * second.radix + (second.values[b[row] ?? 0] ?? 0);
        cells[cell] = (cells[cell] ?? 0) + sign;
      }
    },
  };
}

/** Cells by (day or value, theme position); an item counts once for each position it reaches. */
export function themeTally(reach: ThemeReach, by: FieldRead | { readonly days: number }): Tally {
  const themes = reach.keys.length;
  const cells = new Int32Array(('days' in by ? by.days + 1 : by.radix) * themes);
  return {
    cells,
    add: ({ chunk, day, rows, start, count, sign }) => {
      const codes = 'days' in by ? undefined : chunk.codes[by.bin];
      for (let i = 0; i < count; i++) {
        const row = rows ? (rows[i] ?? 0) : start + i;
        const major = codes && 'values' in by ? (by.values[codes[row] ?? 0] ?? 0) : day;
        const set = chunk.sets[row] ?? 0;
        for (let at = reach.offsets[set] ?? 0; at < (reach.offsets[set + 1] ?? 0); at++) {
          const cell = major * themes + (reach.reached[at] ?? 0);
          cells[cell] = (cells[cell] ?? 0) + sign;
        }
      }
    },
  };
}

function countCodes(
  cells: Int32Array,
  codes: Uint16Array | Uint32Array,
  rows: Int32Array | null,
  start: number,
  count: number,
  sign: number,
): void {
  if (rows === null) {
    for (let row = start; row < start + count; row++) {
      const code = codes[row] ?? 0;
      cells[code] = (cells[code] ?? 0) + sign;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const code = codes[rows[i] ?? 0] ?? 0;
    cells[code] = (cells[code] ?? 0) + sign;
  }
}

function countTable(
  cells: Int32Array,
  base: number,
  values: Uint16Array,
  codes: Uint16Array,
  rows: Int32Array | null,
  start: number,
  count: number,
  sign: number,
): void {
  if (rows === null) {
    for (let row = start; row < start + count; row++) {
      const cell = base + (values[codes[row] ?? 0] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const cell = base + (values[codes[rows[i] ?? 0] ?? 0] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + sign;
  }
}
