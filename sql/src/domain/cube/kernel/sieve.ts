import type { Chunk } from './chunk.js';
import { themeSetPasses, type FilterTests } from './filter-test.js';
import { fieldTable, type Packing } from './packing.js';
import type { ThemeReach } from './theme-reach.js';

/** Rows are taken in pieces that fit the first-level cache together with their masks. */
export const PIECE = 4096;
/** A view is one variation of the filter; a mask byte has a bit for each. */
export const VIEWS = 8;

/** The answer of a text search for one chunk; null when it has no hit. */
export type Hits = (name: string) => Uint8Array | null;

/**
 * The row tests of up to eight views at once: for each packed code and each theme set, the bits of the views in which it
 * passes. The tables are small, and a row costs one look-up per table that refuses anything at all. Days are not tested here:
 * rows of one day lie together.
 */
export class Sieve {
  readonly #bins: readonly (Uint8Array | null)[];
  readonly #sets: Uint8Array | null;
  readonly #searchBits: number;
  readonly #all: number;
  readonly #mask = new Uint8Array(PIECE);
  readonly #rows = new Int32Array(PIECE);

  constructor(
    views: readonly FilterTests[],
    packing: Packing,
    reach: ThemeReach,
    readonly hits: Hits,
  ) {
    this.#all = (1 << views.length) - 1;
    this.#bins = packing.sizes.map((size, bin) => binBits(views, packing, bin, size));
    this.#sets = setBits(views, reach);
    this.#searchBits = views.reduce((bits, view, index) => (view.search ? bits | (1 << index) : bits), 0);
  }

  /** True when every row passes in every view. */
  get open(): boolean {
    return this.#sets === null && this.#searchBits === 0 && this.#bins.every((bin) => bin === null);
  }

  /** Tests rows `start … end` of a chunk, PIECE at most; `rows` and `rowsOf` then speak of these. */
  test(chunk: Chunk, start: number, end: number): void {
    const mask = this.#mask;
    const length = end - start;
    mask.fill(this.#all, 0, length);
    this.#bins.forEach((bits, bin) => {
      const codes = chunk.codes[bin];
      if (bits && codes) andTable(mask, codes, bits, start, length);
    });
    if (this.#sets) andTable(mask, chunk.sets, this.#sets, start, length);
    if (this.#searchBits !== 0) this.#search(chunk.name, start, length);
  }

  /** Fills the row numbers that pass in a view; returns how many. The array is used again by the next call. */
  select(view: number, start: number, length: number): number {
    const mask = this.#mask;
    const rows = this.#rows;
    let count = 0;
    for (let i = 0; i < length; i++) {
      rows[count] = start + i;
      count += ((mask[i] ?? 0) >> view) & 1;
    }
    return count;
  }

  /** Row numbers of the last `select`. */
  get rows(): Int32Array {
    return this.#rows;
  }

  #search(name: string, start: number, length: number): void {
    const hits = this.hits(name);
    const keep = this.#all & ~this.#searchBits;
    for (let i = 0; i < length; i++) {
      const row = start + i;
      const hit = hits === null ? 0 : ((hits[row >> 3] ?? 0) >> (row & 7)) & 1;
      if (hit === 0) this.#mask[i] = (this.#mask[i] ?? 0) & keep;
    }
  }
}

function andTable(
  mask: Uint8Array,
  codes: Uint16Array | Uint32Array,
  bits: Uint8Array,
  start: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) mask[i] = (mask[i] ?? 0) & (bits[codes[start + i] ?? 0] ?? 0);
}

function binBits(views: readonly FilterTests[], packing: Packing, bin: number, size: number): Uint8Array | null {
  const inBin = views.map((view) => view.fields.filter(({ field }) => packing.places.get(field)?.bin === bin));
  if (inBin.every((fields) => fields.length === 0)) return null;
  const bits = new Uint8Array(size).fill((1 << views.length) - 1);
  inBin.forEach((fields, index) => {
    for (const { field, passes } of fields) {
      const { values } = fieldTable(packing, field);
      for (let code = 0; code < size; code++)
        if (passes[values[code] ?? 0] !== 1) bits[code] = (bits[code] ?? 0) & ~(1 << index);
    }
  });
  return bits;
}

function setBits(views: readonly FilterTests[], reach: ThemeReach): Uint8Array | null {
  if (views.every((view) => view.theme === null)) return null;
  const bits = new Uint8Array(reach.offsets.length - 1).fill((1 << views.length) - 1);
  views.forEach(({ theme }, index) => {
    if (theme === null) return;
    for (let set = 0; set < bits.length; set++)
      if (!themeSetPasses(set, theme, reach)) bits[set] = (bits[set] ?? 0) & ~(1 << index);
  });
  return bits;
}
