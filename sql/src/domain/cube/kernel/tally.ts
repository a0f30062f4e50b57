import type { Chunk } from './chunk.js';
import type { CodeRuns } from './code-runs.js';
import {
  countAll,
  countAllValues,
  countPicked,
  countPickedByMask,
  countTimes,
  MASKS,
  PICKED,
  type Codes,
} from './loop.js';
import type { ThemeReach } from './theme-reach.js';

/** Some rows of one chunk and one day: `start … start + count`. Changed from call to call: making thousands costs as much as counting. */
export interface Slice {
  chunk: Chunk;
  /** 0 unknown, 1 the first day of the cube. */
  day: number;
  start: number;
  count: number;
  /** Rows to be counted where these are not all of them: they stand in PICKED. */
  picked: number | null;
  /** The mask that the rows to be counted have, as far as it matters; null when each has its own in MASKS. */
  mask: number | null;
  /** +1 adds the rows, −1 takes them away again. */
  readonly sign: number;
}

/** The first codes of one day of a chunk, each with how often it comes. Changed from call to call. */
export interface CodeSlice {
  readonly runs: CodeRuns;
  start: number;
  end: number;
  day: number;
  /** First code → mask, of which `bits` are asked. */
  readonly masks: Uint8Array;
  bits: number;
  readonly sign: number;
}

/** What is counted into: the place of a row is bases[mask] + position. */
export interface Cells {
  readonly cells: Int32Array;
  readonly bases: Int32Array;
}

/**
 * A way to count rows by position, `size` of them; what the positions mean is the matter of who asked. Rows are counted once
 * for each mask that they can have, whatever the number of views they pass in: a view's count is the sum over the masks that
 * have its bit.
 */
export interface Tally {
  readonly size: number;
  add(into: Cells, slice: Slice): void;
  /** Where a position follows from the day and the first code alone. */
  readonly addCodes?: (into: Cells, slice: CodeSlice) => void;
}

/** A field's value of a packed code. */
export interface FieldRead {
  readonly bin: number;
  readonly values: Uint16Array;
  readonly radix: number;
}

/** By day. */
export function dayTally(days: number, codes: number): Tally {
  return {
    size: days + 1,
    add: ({ cells, bases }, { day, count, mask, picked, sign }) => {
      if (mask !== null) {
        const cell = (bases[mask] ?? 0) + day;
        cells[cell] = (cells[cell] ?? 0) + sign * (picked ?? count);
        return;
      }
      for (let at = 0; at < (picked ?? 0); at++) {
        const cell = (bases[MASKS[PICKED[at] ?? 0] ?? 0] ?? 0) + day;
        cells[cell] = (cells[cell] ?? 0) + sign;
      }
    },
    addCodes: byCode(1, new Uint16Array(codes)),
  };
}

/** By the raw code of a small bin: shared by all charts of its fields, which take the code apart at the end. */
export function codeTally(bin: number, size: number): Tally {
  const add: Tally['add'] = (into, slice) => countCodes(into, slice.chunk.codes[bin], slice);
  if (bin !== 0) return { size, add };
  return {
    size,
    add,
    addCodes: byCode(
      0,
      Uint16Array.from({ length: size }, (_, code) => code),
    ),
  };
}

/** By theme set: shared by the charts of themes. */
export function setTally(sets: number): Tally {
  return { size: sets, add: (into, slice) => countCodes(into, slice.chunk.sets, slice) };
}

/** By (day, value). */
export function dayFieldTally(days: number, field: FieldRead): Tally {
  const size = (days + 1) * field.radix;
  const add: Tally['add'] = (into, slice) => countValues(into, slice.day * field.radix, field, slice);
  return field.bin === 0 ? { size, add, addCodes: byCode(field.radix, field.values) } : { size, add };
}

/** By value, for bins with too many codes to count them raw. */
export function fieldTally(field: FieldRead): Tally {
  return { size: field.radix, add: (into, slice) => countValues(into, 0, field, slice) };
}

/** By (value, value). */
export function pairTally(first: FieldRead, second: FieldRead): Tally {
  return {
    size: first.radix * second.radix,
    add: ({ cells, bases }, { chunk, start, count, mask, picked, sign }) => {
      const a = chunk.codes[first.bin];
      const b = chunk.codes[second.bin];
      if (!a || !b) return;
      const rows = picked ?? count;
      for (let at = 0; at < rows; at++) {
        const i = picked === null ? at : (PICKED[at] ?? 0);
        const cell =
          (bases[mask ?? MASKS[i] ?? 0] ?? 0) +
          (first.values[a[start + i] ?? 0] ?? 0) * second.radix +
          (second.values[b[start + i] ?? 0] ?? 0);
        cells[cell] = (cells[cell] ?? 0) + sign;
      }
    },
  };
}

/** By (day or value, theme position); an item counts once for each position it reaches. */
export function themeTally(reach: ThemeReach, by: FieldRead | { readonly days: number }): Tally {
  const themes = reach.keys.length;
  return {
    size: ('days' in by ? by.days + 1 : by.radix) * themes,
    add: ({ cells, bases }, { chunk, day, start, count, mask, picked, sign }) => {
      const codes = 'days' in by ? undefined : chunk.codes[by.bin];
      const rows = picked ?? count;
      for (let at = 0; at < rows; at++) {
        const i = picked === null ? at : (PICKED[at] ?? 0);
        const major = codes && 'values' in by ? (by.values[codes[start + i] ?? 0] ?? 0) : day;
        const base = (bases[mask ?? MASKS[i] ?? 0] ?? 0) + major * themes;
        const set = chunk.sets[start + i] ?? 0;
        const end = reach.offsets[set + 1] ?? 0;
        for (let reached = reach.offsets[set] ?? 0; reached < end; reached++) {
          const cell = base + (reach.reached[reached] ?? 0);
          cells[cell] = (cells[cell] ?? 0) + sign;
        }
      }
    },
  };
}

/** Position = day × `perDay` + values[code]. */
function byCode(perDay: number, values: Uint16Array): NonNullable<Tally['addCodes']> {
  return ({ cells, bases }, { runs, start, end, day, masks, bits, sign }) => {
    countTimes(cells, bases, day * perDay, values, masks, bits, runs.codes, runs.times, start, end, sign);
  };
}

function countCodes(into: Cells, codes: Codes | undefined, slice: Slice): void {
  const { start, count, mask, picked, sign } = slice;
  if (!codes) return;
  if (picked !== null) addPicked(into, 0, null, codes, slice, picked);
  else countAll(into.cells, into.bases[mask ?? 0] ?? 0, codes, start, count, sign);
}

function countValues(into: Cells, offset: number, { bin, values, radix }: FieldRead, slice: Slice): void {
  const { chunk, start, count, mask, picked, sign } = slice;
  const codes = chunk.codes[bin];
  if (!codes) return;
  if (picked !== null) addPicked(into, offset, values, codes, slice, picked);
  else countAllValues(into.cells, (into.bases[mask ?? 0] ?? 0) + offset, radix, values, codes, start, count, sign);
}

function addPicked(
  { cells, bases }: Cells,
  offset: number,
  values: Uint16Array | null,
  codes: Codes,
  { start, mask, sign }: Slice,
  picked: number,
): void {
  if (mask === null) countPickedByMask(cells, bases, offset, values, codes, start, picked, sign);
  else countPicked(cells, (bases[mask] ?? 0) + offset, values, codes, start, picked, sign);
}
