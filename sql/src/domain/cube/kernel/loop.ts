/**
 * The loops over rows, with their working memory. The arrays are constants of this module on purpose: an engine then
 * knows their place and length while compiling, which makes these loops almost twice as fast (measured on V8). The price is
 * that two walks cannot be interleaved; a walk is synchronous and hands out nothing that outlives its turn.
 */

/** Rows are taken in pieces that fit the first-level cache together with their masks. */
export const PIECE = 4096;

const masks = new Uint8Array(PIECE);
const found = new Uint16Array(PIECE);
/** Mask of row start + i of the piece in hand, at i. Inside of this module `masks`: an engine takes what is exported for a variable. */
export const MASKS = masks;
/** Positions in the piece of the rows that `pick` found. */
export const PICKED = found;
const CODES = new Uint16Array(PIECE);
/** Values that are counted in `COUNTS` first. */
const FEW = 64;
const COUNTS = new Int32Array(2 * FEW);

export type Codes = Uint16Array | Uint32Array;

/** ANDs each row's mask with the table's entry for its code. `bits` is the mask before that of all rows; null when each has its own. */
export function maskByTable(table: Uint8Array, codes: Codes, start: number, count: number, bits: number | null): void {
  if (bits === null) for (let i = 0; i < count; i++) masks[i] = (masks[i] ?? 0) & (table[codes[start + i] ?? 0] ?? 0);
  else for (let i = 0; i < count; i++) masks[i] = bits & (table[codes[start + i] ?? 0] ?? 0);
}

/** Finds the rows of the piece whose mask has any of `bits`: their positions stand in PICKED. Returns how many. */
export function pick(bits: number, count: number): number {
  let picked = 0;
  for (let i = 0; i < count; i++) {
    found[picked] = i;
    // added and not branched on: which rows pass cannot be foretold
    picked += ((masks[i] ?? 0) & bits) === 0 ? 0 : 1;
  }
  return picked;
}

/** cells[base + values[code]] += sign, for the picked rows */
export function countPicked(
  cells: Int32Array,
  base: number,
  values: Uint16Array | null,
  codes: Codes,
  start: number,
  picked: number,
  sign: number,
): void {
  if (values === null)
    for (let at = 0; at < picked; at++) {
      const cell = base + (codes[start + (found[at] ?? 0)] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
  else
    for (let at = 0; at < picked; at++) {
      const cell = base + (values[codes[start + (found[at] ?? 0)] ?? 0] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + sign;
    }
}

/** cells[bases[mask] + offset + values[code]] += sign, for the picked rows */
export function countPickedByMask(
  cells: Int32Array,
  bases: Int32Array,
  offset: number,
  values: Uint16Array | null,
  codes: Codes,
  start: number,
  picked: number,
  sign: number,
): void {
  for (let at = 0; at < picked; at++) {
    const i = found[at] ?? 0;
    const code = codes[start + i] ?? 0;
    const cell = (bases[masks[i] ?? 0] ?? 0) + offset + (values === null ? code : (values[code] ?? 0));
    cells[cell] = (cells[cell] ?? 0) + sign;
  }
}

/** cells[bases[mask] + offset + values[code]] += sign × times, where each code comes so often and its mask is in a table. */
export function countTimes(
  cells: Int32Array,
  bases: Int32Array,
  offset: number,
  values: Uint16Array,
  masks: Uint8Array,
  bits: number,
  codes: Uint16Array,
  times: Uint32Array,
  start: number,
  end: number,
  sign: number,
): void {
  for (let at = start; at < end; at++) {
    const code = codes[at] ?? 0;
    const mask = (masks[code] ?? 0) & bits;
    if (mask === 0) continue;
    const cell = (bases[mask] ?? 0) + offset + (values[code] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + sign * (times[at] ?? 0);
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
