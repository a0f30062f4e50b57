import type { Columns } from '../columns.js';
import type { Rows } from '../layout.js';
import { FIELDS, type Field } from './field.js';

/**
 * Where each field lies in the packed codes: code = Σ value × stride over the fields of a bin. Mixed radix, so a code can be
 * taken apart again and a field that outgrows its radix only costs a repacking.
 */
export interface Packing {
  readonly radixes: ReadonlyMap<Field, number>;
  readonly places: ReadonlyMap<Field, Place>;
  /** Codes in use per bin: at most 65,536 each. */
  readonly sizes: readonly number[];
}

interface Place {
  readonly bin: number;
  readonly stride: number;
  readonly radix: number;
}

const BIN_LIMIT = 65_536;
/** The first bin stays small enough for its cells to lie in the cache: nearly every chart counts its codes. */
const FIRST_BIN_LIMIT = 4096;

/** Places fields in as few 16-bit codes as first-fit finds; the first code keeps to the fields that charts count most. @throws RangeError when one field alone is too large. */
export function planPacking(radixes: ReadonlyMap<Field, number>): Packing {
  const places = new Map<Field, Place>();
  const sizes: number[] = [1];
  for (const field of FIELDS) {
    const radix = radixes.get(field) ?? 1;
    if (radix > BIN_LIMIT) throw new RangeError(`${field} has ${radix} values; a cube holds ${BIN_LIMIT}`);
    let bin = sizes.findIndex((size, index) => size * radix <= (index === 0 ? FIRST_BIN_LIMIT : BIN_LIMIT));
    if (bin < 0) bin = sizes.push(1) - 1;
    const stride = sizes[bin] ?? 1;
    places.set(field, { bin, stride, radix });
    sizes[bin] = stride * radix;
  }
  return { radixes, places, sizes };
}

/** The radixes that hold these rows too, with some room; the given ones when they suffice. */
export function grownRadixes(radixes: ReadonlyMap<Field, number>, rows: Rows): ReadonlyMap<Field, number> {
  let grown: Map<Field, number> | null = null;
  for (const field of FIELDS) {
    const column = rows.columns[field];
    let largest = 0;
    for (let row = 0; row < rows.length; row++) largest = Math.max(largest, column[row] ?? 0);
    if (largest < (radixes.get(field) ?? 1)) continue;
    grown ??= new Map(radixes);
    grown.set(field, Math.min(BIN_LIMIT, largest + 1 + (largest >> 2)));
  }
  return grown ?? radixes;
}

/** One code an item for every bin. */
export function packCodes(packing: Packing, columns: Pick<Columns, Field>, length: number): Uint16Array[] {
  const codes = packing.sizes.map(() => new Uint16Array(length));
  for (const [field, { bin, stride, radix }] of packing.places) {
    const target = codes[bin];
    if (!target || radix === 1) continue;
    const column = columns[field];
    for (let row = 0; row < length; row++) target[row] = (target[row] ?? 0) + (column[row] ?? 0) * stride;
  }
  return codes;
}

/** Code → the field's value, for every code of the field's bin. */
interface FieldTable {
  readonly bin: number;
  readonly values: Uint16Array;
  readonly radix: number;
}

const tables = new WeakMap<Packing, Map<Field, FieldTable>>();

/** Worked out once for a packing: it costs more than counting some thousand rows. */
export function fieldTable(packing: Packing, field: Field): FieldTable {
  const made = tables.get(packing) ?? new Map<Field, FieldTable>();
  tables.set(packing, made);
  const table = made.get(field) ?? makeTable(packing, field);
  made.set(field, table);
  return table;
}

function makeTable(packing: Packing, field: Field): FieldTable {
  const { bin, stride, radix } = packing.places.get(field) ?? { bin: 0, stride: 1, radix: 1 };
  const values = new Uint16Array(packing.sizes[bin] ?? 1);
  for (let code = 0; code < values.length; code++) values[code] = Math.floor(code / stride) % radix;
  return { bin, values, radix };
}

/** Takes packed codes apart and packs them anew. */
export function repackCodes(from: Packing, to: Packing, codes: readonly Uint16Array[], length: number): Uint16Array[] {
  const column = (field: Field): Uint16Array => {
    const { bin, values } = fieldTable(from, field);
    const packed = codes[bin];
    const result = new Uint16Array(length);
    for (let row = 0; row < length; row++) result[row] = values[packed?.[row] ?? 0] ?? 0;
    return result;
  };
  const result = to.sizes.map(() => new Uint16Array(length));
  for (const [field, { bin, stride, radix }] of to.places) {
    const target = result[bin];
    if (!target || radix === 1) continue;
    const values = column(field);
    for (let row = 0; row < length; row++) target[row] = (target[row] ?? 0) + (values[row] ?? 0) * stride;
  }
  return result;
}
