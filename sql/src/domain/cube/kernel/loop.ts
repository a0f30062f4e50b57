/**
 * The loops over rows, with their working memory. The arrays are constants of this module on purpose: an engine then
 * knows their place and length while compiling, which makes these loops almost twice as fast (measured on V8). The price is
 * that two walks cannot be interleaved; a walk is synchronous and hands out nothing that outlives its turn.
 */

/** Rows are taken in pieces that fit the first-level cache together with their masks. */
export const PIECE = 4096;

/** Mask of row start + i of the piece in hand, at i. */
export const MASKS = new Uint8Array(PIECE);
const CODES = new Uint16Array(PIECE);
/** Values that are counted in `COUNTS` first. */
const FEW = 64;
const COUNTS = new Int32Array(2 * FEW);

export type Codes = Uint16Array | Uint32Array;

/** ANDs each row's mask with the table's entry for its code. */
export function maskByTable(table: Uint8Array, codes: Codes, start: number, count: number): void {
  if (codes instanceof Uint32Array) {
    for (let i = 0; i < count; i++) MASKS[i] = (MASKS[i] ?? 0) & (table[codes[start + i] ?? 0] ?? 0);
    return;
  }
  CODES.set(codes.subarray(start, start + count));
  for (let i = 0; i < count; i++) MASKS[i] = (MASKS[i] ?? 0) & (table[CODES[i] ?? 0] ?? 0);
}

/** cells[mask × size + code] += sign */
export function countMasked(
  cells: Int32Array,
  size: number,
  codes: Codes,
  start: number,
  count: number,
  sign: number,
): void {
  if (codes instanceof Uint32Array) {
    for (let i = 0; i < count; i++) {
      const cell = (MASKS[i] ?? 0) * size + (codes[start + i] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
    return;
  }
  CODES.set(codes.subarray(start, start + count));
  for (let i = 0; i < count; i++) {
    const cell = (MASKS[i] ?? 0) * size + (CODES[i] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + sign;
  }
}

/** cells[mask × size + base + values[code]] += sign */
export function countMaskedValues(
  cells: Int32Array,
  size: number,
  base: number,
  values: Uint16Array,
  codes: Uint16Array,
  start: number,
  count: number,
  sign: number,
): void {
  CODES.set(codes.subarray(start, start + count));
  for (let i = 0; i < count; i++) {
    const cell = (MASKS[i] ?? 0) * size + base + (values[CODES[i] ?? 0] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + sign;
  }
}

/** cells[base + code] += sign, for any number of rows */
export function countAll(
  cells: Int32Array,
  base: number,
  codes: Codes,
  start: number,
  count: number,
  sign: number,
): void {
  if (codes instanceof Uint32Array) {
    for (let row = start; row < start + count; row++) {
      const cell = base + (codes[row] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
    return;
  }
  for (let from = start; from < start + count; from += PIECE) {
    const length = Math.min(PIECE, start + count - from);
    CODES.set(codes.subarray(from, from + length));
    for (let i = 0; i < length; i++) {
      const cell = base + (CODES[i] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
  }
}

/** cells[base + values[code]] += sign, for any number of rows; values are below `radix`. */
export function countAllValues(
  cells: Int32Array,
  base: number,
  radix: number,
  values: Uint16Array,
  codes: Uint16Array,
  start: number,
  count: number,
  sign: number,
): void {
  const few = radix <= FEW;
  for (let from = start; from < start + count; from += PIECE) {
    const length = Math.min(PIECE, start + count - from);
    CODES.set(codes.subarray(from, from + length));
    if (few) countFew(cells, base, radix, values, length, sign);
    else
      for (let i = 0; i < length; i++) {
        const cell = base + (values[CODES[i] ?? 0] ?? 0);
        cells[cell] = (cells[cell] ?? 0) + sign;
      }
  }
}

/** Most rows have one of few values: two counters each, in turn, as adding to one memory cell twice in a row makes the processor wait. */
function countFew(
  cells: Int32Array,
  base: number,
  radix: number,
  values: Uint16Array,
  length: number,
  sign: number,
): void {
  COUNTS.fill(0, 0, radix);
  COUNTS.fill(0, FEW, FEW + radix);
  for (let i = 0; i < length; i++) {
    const at = ((i & 1) * FEW) | (values[CODES[i] ?? 0] ?? 0);
    COUNTS[at] = (COUNTS[at] ?? 0) + sign;
  }
  for (let value = 0; value < radix; value++) {
    const cell = base + value;
    cells[cell] = (cells[cell] ?? 0) + (COUNTS[value] ?? 0) + (COUNTS[FEW + value] ?? 0);
  }
}
