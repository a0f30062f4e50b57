import type { Chunk } from './chunk.js';
import { themeSetPasses, type FilterTests } from './filter-test.js';
import { maskByTable, MASKS } from './loop.js';
import { fieldTable, type Packing } from './packing.js';
import type { ThemeReach } from './theme-reach.js';

/** The answer of a text search for one chunk; null when it has no hit. */
export type Hits = (name: string) => Uint8Array | null;

/**
 * The row tests of several views at once. A view is one variation of the filter; a row's mask has a bit for each view in
 * which it passes. For each packed code and each theme set the bits are worked out beforehand, so a row costs one look-up per
 * table that refuses anything at all. Days are not tested here: rows of one day lie together.
 */
export class Sieve {
  readonly #bins: readonly (Uint8Array | null)[];
  readonly #sets: Uint8Array | null;
  readonly #searched: number;
  readonly #hits: Hits;
  /** True when every row passes in every view. */
  readonly open: boolean;
  /** Bits of the views in which every row passes. */
  readonly openViews: number;
  /** Bits of the views in which the first code decides alone (with the day). */
  readonly coded: number;
  /** First code → bits of the views in which it passes. */
  readonly codeMasks: Uint8Array;

  constructor(views: readonly FilterTests[], packing: Packing, reach: ThemeReach, hits: Hits) {
    this.#bins = packing.sizes.map((size, bin) => binBits(views, packing, bin, size));
    this.#sets = setBits(views, reach);
    const bitsWhere = (is: (view: FilterTests) => boolean): number =>
      views.reduce((bits, view, index) => (is(view) ? bits | (1 << index) : bits), 0);
    this.#searched = bitsWhere(({ search }) => search);
    this.#hits = hits;
    this.openViews = bitsWhere(({ fields, theme, search }) => fields.length === 0 && theme === null && !search);
    this.coded = bitsWhere((view) => isCoded(view, packing));
    this.codeMasks = this.#bins[0] ?? new Uint8Array(packing.sizes[0] ?? 1).fill((1 << views.length) - 1);
    this.open = this.#sets === null && this.#searched === 0 && this.#bins.every((bin) => bin === null);
  }

  /** Fills MASKS for rows `start … start + length` of a chunk, PIECE at most, asking the views of `bits` only. */
  test(chunk: Chunk, start: number, length: number, bits: number): void {
    let before: number | null = bits;
    for (let bin = 0; bin < this.#bins.length; bin++) {
      const table = this.#bins[bin];
      const codes = chunk.codes[bin];
      if (!table || !codes) continue;
      maskByTable(table, codes, start, length, before);
      before = null;
    }
    if (this.#sets) maskByTable(this.#sets, chunk.sets, start, length, before);
    else if (before !== null) MASKS.fill(bits, 0, length);
    if ((this.#searched & bits) !== 0) this.#search(chunk.name, start, length);
  }

  /** Whether a single row passes in the first view. A text search is looked up as for `test`. */
  passes(chunk: Chunk, row: number): boolean {
    for (let bin = 0; bin < this.#bins.length; bin++) {
      const table = this.#bins[bin];
      if (table && ((table[chunk.codes[bin]?.[row] ?? 0] ?? 0) & 1) === 0) return false;
    }
    if (this.#sets && ((this.#sets[chunk.sets[row] ?? 0] ?? 0) & 1) === 0) return false;
    if ((this.#searched & 1) === 0) return true;
    const hits = this.#hits(chunk.name);
    return hits !== null && (((hits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  }

  /** Every mask that rows can have when the views of any of `bits` are asked; 0 is left out. */
  possible(bits: readonly number[]): readonly number[] {
    const tables = [...this.#bins, this.#sets].filter((table) => table !== null);
    const choices = tables.map((table) => [...new Set(table)]);
    if (this.#searched !== 0) choices.push([255, 255 & ~this.#searched]);
    let masks = new Set(bits);
    for (const choice of choices) masks = new Set([...masks].flatMap((mask) => choice.map((bit) => mask & bit)));
    masks.delete(0);
    return [...masks];
  }

  #search(name: string, start: number, length: number): void {
    const hits = this.#hits(name);
    const keep = 255 & ~this.#searched;
    for (let i = 0; i < length; i++) {
      const row = start + i;
      const hit = hits === null ? 0 : ((hits[row >> 3] ?? 0) >> (row & 7)) & 1;
      if (hit === 0) MASKS[i] = (MASKS[i] ?? 0) & keep;
    }
  }
}

function isCoded({ fields, theme, search }: FilterTests, { places }: Packing): boolean {
  return theme === null && !search && fields.every(({ field }) => places.get(field)?.bin === 0);
}

function binBits(views: readonly FilterTests[], packing: Packing, bin: number, size: number): Uint8Array | null {
  const inBin = views.map((view) => view.fields.filter(({ field }) => packing.places.get(field)?.bin === bin));
  if (inBin.every((fields) => fields.length === 0)) return null;
  const table = new Uint8Array(size).fill((1 << views.length) - 1);
  inBin.forEach((fields, index) => {
    for (const { field, passes } of fields) {
      const { values } = fieldTable(packing, field);
      for (let code = 0; code < size; code++)
        if (passes[values[code] ?? 0] !== 1) table[code] = (table[code] ?? 0) & ~(1 << index);
    }
  });
  return table;
}

function setBits(views: readonly FilterTests[], reach: ThemeReach): Uint8Array | null {
  if (views.every((view) => view.theme === null)) return null;
  const table = new Uint8Array(reach.offsets.length - 1).fill((1 << views.length) - 1);
  // Views differ in whether they ask for themes at all, never in which.
  const asked = views.reduce((bits, view, index) => (view.theme ? bits | (1 << index) : bits), 0);
  const test = views.find((view) => view.theme)?.theme;
  for (let set = 0; test && set < table.length; set++)
    if (!themeSetPasses(set, test, reach)) table[set] = (table[set] ?? 0) & ~asked;
  return table;
}
