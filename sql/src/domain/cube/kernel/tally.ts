import type { Chunk } from './chunk.js';
import { countAll, countAllValues, countMasked, countMaskedValues, MASKS, type Codes } from './loop.js';
import type { ThemeReach } from './theme-reach.js';

/** Some rows of one chunk and one day: `start … start + count`. */
export interface Slice {
  readonly chunk: Chunk;
  /** 0 unknown, 1 the first day of the cube. */
  readonly day: number;
  readonly start: number;
  readonly count: number;
  /** Whether the rows' masks stand in MASKS; else all rows have the mask `bits`. */
  readonly masked: boolean;
  readonly bits: number;
  /** +1 adds the rows, −1 takes them away again. */
  readonly sign: number;
}

/**
 * Counts rows into cells, `size` of them for each mask that a row can have: cells[mask × size + position]. A row is counted
 * once whatever the number of views it passes in; a view's count is the sum over the masks that have its bit. What the
 * positions mean is the matter of who asked.
 */
export interface Tally {
  readonly size: number;
  readonly cells: Int32Array;
  add(slice: Slice): void;
}

/** A field's value of a packed code. */
export interface FieldRead {
  readonly bin: number;
  readonly values: Uint16Array;
  readonly radix: number;
}

/** By day. */
export function dayTally(masks: number, days: number): Tally {
  const size = days + 1;
  const cells = new Int32Array(masks * size);
  // Two counters a mask in turn: adding to the same memory cell twice in a row makes the processor wait.
  const counts = new Int32Array(masks * 2);
  return {
    size,
    cells,
    add: ({ day, count, masked, bits, sign }) => {
      if (!masked) {
        cells[bits * size + day] = (cells[bits * size + day] ?? 0) + sign * count;
        return;
      }
      counts.fill(0);
      for (let i = 0; i < count; i++) {
        const at = (MASKS[i] ?? 0) * 2 + (i & 1);
        counts[at] = (counts[at] ?? 0) + sign;
      }
      for (let at = 0; at < counts.length; at++) {
        const cell = (at >> 1) * size + day;
        cells[cell] = (cells[cell] ?? 0) + (counts[at] ?? 0);
      }
    },
  };
}

/** By the raw code of a small bin: shared by all charts of its fields, which take the code apart at the end. */
export function codeTally(masks: number, bin: number, size: number): Tally {
  const cells = new Int32Array(masks * size);
  return { size, cells, add: (slice) => countCodes(cells, size, slice.chunk.codes[bin], slice) };
}

/** By theme set: shared by the charts of themes. */
export function setTally(masks: number, sets: number): Tally {
  const cells = new Int32Array(masks * sets);
  return { size: sets, cells, add: (slice) => countCodes(cells, sets, slice.chunk.sets, slice) };
}

/** By (day, value). */
export function dayFieldTally(masks: number, days: number, field: FieldRead): Tally {
  const size = (days + 1) * field.radix;
  const cells = new Int32Array(masks * size);
  return {
    size,
    cells,
    add: (slice) => countValues(cells, size, slice.day * field.radix, field, slice),
  };
}

/** By value, for bins with too many codes to count them raw. */
export function fieldTally(masks: number, field: FieldRead): Tally {
  const size = field.radix;
  const cells = new Int32Array(masks * size);
  return {
    size,
    cells,
    add: (slice) => countValues(cells, size, 0, field, slice),
  };
}

/** By (value, value). */
export function pairTally(masks: number, first: FieldRead, second: FieldRead): Tally {
  const size = first.radix * second.radix;
  const cells = new Int32Array(masks * size);
  return {
    size,
    cells,
    add: ({ chunk, start, count, masked, bits, sign }) => {
      const a = chunk.codes[first.bin];
      const b = chunk.codes[second.bin];
      if (!a || !b) return;
      for (let i = 0; i < count; i++) {
        const position =
          (first.values[a[start + i] ?? 0] ?? 0) * second.radix + (second.values[b[start + i] ?? 0] ?? 0);
        const cell = (masked ? (MASKS[i] ?? 0) : bits) * size + position;
        cells[cell] = (cells[cell] ?? 0) + sign;
      }
    },
  };
}

/** By (day or value, theme position); an item counts once for each position it reaches. */
export function themeTally(masks: number, reach: ThemeReach, by: FieldRead | { readonly days: number }): Tally {
  const themes = reach.keys.length;
  const size = ('days' in by ? by.days + 1 : by.radix) * themes;
  const cells = new Int32Array(masks * size);
  return {
    size,
    cells,
    add: ({ chunk, day, start, count, masked, bits, sign }) => {
      const codes = 'days' in by ? undefined : chunk.codes[by.bin];
      for (let i = 0; i < count; i++) {
        const mask = masked ? (MASKS[i] ?? 0) : bits;
        if (mask === 0) continue;
        const major = codes && 'values' in by ? (by.values[codes[start + i] ?? 0] ?? 0) : day;
        const set = chunk.sets[start + i] ?? 0;
        const end = reach.offsets[set + 1] ?? 0;
        for (let at = reach.offsets[set] ?? 0; at < end; at++) {
          const cell = mask * size + major * themes + (reach.reached[at] ?? 0);
          cells[cell] = (cells[cell] ?? 0) + sign;
        }
      }
    },
  };
}

function countCodes(cells: Int32Array, size: number, codes: Codes | undefined, slice: Slice): void {
  const { start, count, masked, bits, sign } = slice;
  if (!codes) return;
  if (masked) countMasked(cells, size, codes, start, count, sign);
  else countAll(cells, bits * size, codes, start, count, sign);
}

function countValues(cells: Int32Array, size: number, base: number, field: FieldRead, slice: Slice): void {
  const { chunk, start, count, masked, bits, sign } = slice;
  const codes = chunk.codes[field.bin];
  if (!codes) return;
  if (masked) countMaskedValues(cells, size, base, field.values, codes, start, count, sign);
  else countAllValues(cells, bits * size + base, field.radix, field.values, codes, start, count, sign);
}
