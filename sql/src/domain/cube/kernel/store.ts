import { UNKNOWN_DAY, type Rows } from '../layout.js';
import type { CubeManifest } from '../manifest.js';
import type { Dimension } from '../query.js';
import { makeChunk, type Chunk } from './chunk.js';
import { dimensionFields, labelledRadixes, type DimensionField } from './field.js';
import { peopleOf, type People } from './people.js';
import { grownRadixes, planPacking, repackCodes, type Packing } from './packing.js';
import { themeReach, type ThemeReach } from './theme-reach.js';
import { ThemeSets } from './theme-sets.js';

/** The items of a cube and everything that is worked out once for all counts over them. */
export class Store {
  readonly #sets = new ThemeSets();
  #manifest: CubeManifest;
  #chunks = new Map<string, Chunk>();
  #packing: Packing;
  #reach: ThemeReach | null = null;
  #dimensions: ReadonlyMap<Dimension, DimensionField>;
  #version = 0;
  #repeated: Uint8Array | null = null;
  #people: People | null = null;

  constructor(manifest: CubeManifest) {
    this.#manifest = manifest;
    this.#dimensions = dimensionFields(manifest);
    this.#packing = planPacking(labelledRadixes(manifest));
  }

  /** Changes whenever a count may change for the same filter. */
  get version(): number {
    return this.#version;
  }

  get manifest(): CubeManifest {
    return this.#manifest;
  }

  get dimensions(): ReadonlyMap<Dimension, DimensionField> {
    return this.#dimensions;
  }

  get packing(): Packing {
    return this.#packing;
  }

  get chunks(): ReadonlyMap<string, Chunk> {
    return this.#chunks;
  }

  /** Items held. */
  get length(): number {
    let length = 0;
    for (const chunk of this.#chunks.values()) length += chunk.length;
    return length;
  }

  get reach(): ThemeReach {
    return (this.#reach ??= themeReach(this.#sets, this.#manifest.themes));
  }

  /** First and last known day; null when there is none. */
  get extent(): readonly [number, number] | null {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const { days } of this.#chunks.values()) {
      const from = days[0] === UNKNOWN_DAY ? days[1] : days[0];
      if (from === undefined) continue;
      first = Math.min(first, from);
      last = Math.max(last, days.at(-1) ?? from);
    }
    return last < first ? null : [first, last];
  }

  /** By person code: 1 when the person has more than one item here. Code 0 (unknown) never has. */
  get repeatedPeople(): Uint8Array {
    return (this.#repeated ??= repeatedPeople(this.#chunks.values()));
  }

  /** Their rows, for what is summed by day and first code. */
  get people(): People {
    return (this.#people ??= peopleOf(this.#chunks.values(), this.repeatedPeople, this.#packing.sizes[0] ?? 1));
  }

  setManifest(manifest: CubeManifest): void {
    const radixes = new Map(this.#packing.radixes);
    for (const [field, radix] of labelledRadixes(manifest)) {
      // With some room, since labels come one by one and each repacking touches every item.
      if (radix > (radixes.get(field) ?? 1)) radixes.set(field, Math.min(65_536, radix + 4 + (radix >> 2)));
    }
    this.#repack(radixes);
    this.#manifest = manifest;
    this.#dimensions = dimensionFields(manifest);
    this.#reach = null;
    this.#version++;
  }

  append(name: string, rows: Rows): void {
    this.#repack(grownRadixes(this.#packing.radixes, rows));
    const known = this.#sets.count;
    this.#chunks.set(name, makeChunk(name, rows, this.#packing, this.#sets));
    if (this.#sets.count !== known) this.#reach = null;
    this.#repeated = null;
    this.#people = null;
    this.#version++;
  }

  remove(name: string): void {
    if (!this.#chunks.delete(name)) return;
    this.#repeated = null;
    this.#people = null;
    this.#version++;
  }

  #repack(radixes: Packing['radixes']): void {
    const before = this.#packing;
    if ([...radixes].every(([field, radix]) => before.radixes.get(field) === radix)) return;
    const packing = planPacking(radixes);
    this.#packing = packing;
    this.#people = null;
    for (const [name, chunk] of this.#chunks)
      this.#chunks.set(name, { ...chunk, codes: repackCodes(before, packing, chunk.codes, chunk.length) });
  }
}

function repeatedPeople(chunks: Iterable<Chunk>): Uint8Array {
  const held = [...chunks];
  let most = 0;
  for (const { columns, length } of held)
    for (let row = 0; row < length; row++) most = Math.max(most, columns.person[row] ?? 0);
  const seen = new Uint8Array(most + 1);
  const repeated = new Uint8Array(most + 1);
  for (const { columns, length } of held)
    for (let row = 0; row < length; row++) {
      const person = columns.person[row] ?? 0;
      if (seen[person] === 1) repeated[person] = 1;
      seen[person] = 1;
    }
  repeated[0] = 0;
  return repeated;
}
