import { NOT_APPLICABLE, UNKNOWN_DAY, type ColumnArray, type NumericColumn } from './layout.js';

/** The array type of every numeric column, in the order in which a block holds them. */
export const COLUMN_ARRAYS = {
  day: Int32Array,
  kind: Uint8Array,
  channel: Uint8Array,
  intent: Uint8Array,
  sentiment: Uint8Array,
  priority: Uint8Array,
  handling: Uint8Array,
  source: Uint16Array,
  lang: Uint16Array,
  product: Uint16Array,
  team: Uint16Array,
  seg1: Uint16Array,
  seg2: Uint16Array,
  seg3: Uint16Array,
  seg4: Uint16Array,
  seg5: Uint16Array,
  seg6: Uint16Array,
  seg7: Uint16Array,
  seg8: Uint16Array,
  person: Uint32Array,
  csat: Float32Array,
  csat_scale: Uint8Array,
  ces: Float32Array,
  ces_scale: Uint8Array,
  rating: Float32Array,
  rating_scale: Uint8Array,
  nps: Int8Array,
  reply_s: Int32Array,
  reply_business_s: Int32Array,
  resolve_s: Int32Array,
  handle_s: Int32Array,
  first_contact: Int8Array,
  repeat: Int8Array,
  weight: Uint8Array,
  voice: Uint8Array,
} as const satisfies Record<NumericColumn, new (length: number) => ColumnArray>;

export type Columns = Record<NumericColumn, ColumnArray>;

/** What a row holds where nothing is known: the columns that are not 0 then. */
const BLANK: Partial<Record<NumericColumn, number>> = {
  day: UNKNOWN_DAY,
  csat: Number.NaN,
  ces: Number.NaN,
  rating: Number.NaN,
  nps: -1,
  reply_s: NOT_APPLICABLE,
  reply_business_s: NOT_APPLICABLE,
  resolve_s: NOT_APPLICABLE,
  handle_s: NOT_APPLICABLE,
  first_contact: -1,
  repeat: -1,
  weight: 1,
};

/** Columns of `length` rows in which nothing is known yet, to be filled by who packs a block. */
export function blankColumns(length: number): Columns {
  return eachColumn((name) => {
    const column = new COLUMN_ARRAYS[name](length);
    const blank = BLANK[name];
    return blank === undefined ? column : column.fill(blank);
  });
}

/** One array for every numeric column. */
export function eachColumn(make: (name: NumericColumn) => ColumnArray): Columns {
  return {
    day: make('day'),
    kind: make('kind'),
    channel: make('channel'),
    intent: make('intent'),
    sentiment: make('sentiment'),
    priority: make('priority'),
    handling: make('handling'),
    source: make('source'),
    lang: make('lang'),
    product: make('product'),
    team: make('team'),
    seg1: make('seg1'),
    seg2: make('seg2'),
    seg3: make('seg3'),
    seg4: make('seg4'),
    seg5: make('seg5'),
    seg6: make('seg6'),
    seg7: make('seg7'),
    seg8: make('seg8'),
    person: make('person'),
    csat: make('csat'),
    csat_scale: make('csat_scale'),
    ces: make('ces'),
    ces_scale: make('ces_scale'),
    rating: make('rating'),
    rating_scale: make('rating_scale'),
    nps: make('nps'),
    reply_s: make('reply_s'),
    reply_business_s: make('reply_business_s'),
    resolve_s: make('resolve_s'),
    handle_s: make('handle_s'),
    first_contact: make('first_contact'),
    repeat: make('repeat'),
    weight: make('weight'),
    voice: make('voice'),
  };
}
