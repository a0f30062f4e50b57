import { CHANNELS, HANDLING_STATES, INTENTS, KINDS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { SEGMENT_SLOTS, UNKNOWN_DAY, type ColumnArray, type Rows } from '@koe/sql/domain/cube/layout';
import type { RowToPack } from '@koe/sql/queries/block/pack';

/** Codes of the open dimensions, by value. */
export interface BlockCodes {
  readonly source: ReadonlyMap<string, number>;
  readonly lang: ReadonlyMap<string, number>;
  readonly product: ReadonlyMap<string, number>;
  readonly team: ReadonlyMap<string, number>;
  readonly scale: ReadonlyMap<string, number>;
  /** By slot, slot 1 first. */
  readonly segments: readonly ReadonlyMap<string, number>[];
}

/** Key of a scale's code. */
export function scaleKey(min: number, max: number): string {
  return `${min}:${max}`;
}

/** Pure: table rows as the columns of a block. */
export function blockRows(rows: readonly RowToPack[], codes: BlockCodes): Rows {
  const n = rows.length;
  const fill = <Column extends ColumnArray>(column: Column, pick: (row: RowToPack) => number): Column => {
    rows.forEach((row, index) => (column[index] = pick(row)));
    return column;
  };
  const closed = (list: readonly string[], value: string | null): number =>
    value === null ? 0 : list.indexOf(value) + 1;
  const open = (map: ReadonlyMap<string, number> | undefined, value: string | null | undefined): number =>
    value === null || value === undefined ? 0 : (map?.get(value) ?? 0);
  const scale = (min: number | null, max: number | null): number =>
    min === null || max === null ? 0 : open(codes.scale, scaleKey(min, max));
  const segment = (slot: number): Uint16Array =>
    fill(new Uint16Array(n), (row) => open(codes.segments[slot], row.segments[slot]));

  const themeOffsets = new Int32Array(n + 1);
  rows.forEach((row, index) => (themeOffsets[index + 1] = (themeOffsets[index] ?? 0) + row.themes.length));
  return {
    length: n,
    themeOffsets,
    themeValues: Uint32Array.from(rows.flatMap((row) => row.themes)),
    columns: {
      day: fill(new Int32Array(n), (row) => row.local_day ?? UNKNOWN_DAY),
      kind: fill(new Uint8Array(n), (row) => closed(KINDS, row.kind)),
      channel: fill(new Uint8Array(n), (row) => closed(CHANNELS, row.channel)),
      intent: fill(new Uint8Array(n), (row) => closed(INTENTS, row.intent)),
      sentiment: fill(new Uint8Array(n), (row) => closed(SENTIMENTS, row.sentiment)),
      priority: fill(new Uint8Array(n), (row) => closed(PRIORITIES, row.priority)),
      handling: fill(new Uint8Array(n), (row) => closed(HANDLING_STATES, row.handling)),
      source: fill(new Uint16Array(n), (row) => open(codes.source, row.source_id)),
      lang: fill(new Uint16Array(n), (row) => open(codes.lang, row.lang)),
      product: fill(new Uint16Array(n), (row) => open(codes.product, row.product)),
      team: fill(new Uint16Array(n), (row) => open(codes.team, row.team)),
      seg1: segment(0),
      seg2: segment(1),
      seg3: segment(2),
      seg4: segment(3),
      seg5: segment(4),
      seg6: segment(5),
      seg7: segment(6),
      seg8: segment(7),
      person: fill(new Uint32Array(n), (row) => row.person_code ?? 0),
      csat: fill(new Float32Array(n), (row) => row.csat ?? Number.NaN),
      csat_scale: fill(new Uint8Array(n), (row) => scale(row.csat_min, row.csat_max)),
      ces: fill(new Float32Array(n), (row) => row.ces ?? Number.NaN),
      ces_scale: fill(new Uint8Array(n), (row) => scale(row.ces_min, row.ces_max)),
      rating: fill(new Float32Array(n), (row) => row.rating ?? Number.NaN),
      rating_scale: fill(new Uint8Array(n), (row) => scale(row.rating_min, row.rating_max)),
      nps: fill(new Int8Array(n), (row) => row.nps ?? -1),
      reply_s: fill(new Int32Array(n), (row) => row.reply_s),
      reply_business_s: fill(new Int32Array(n), (row) => row.reply_business_s),
      resolve_s: fill(new Int32Array(n), (row) => row.resolve_s),
      handle_s: fill(new Int32Array(n), (row) => row.handle_s),
      first_contact: fill(new Int8Array(n), (row) => row.first_contact),
      repeat: fill(new Int8Array(n), (row) => row.repeat),
      weight: fill(new Uint8Array(n), (row) => row.weight),
      voice: fill(new Uint8Array(n), (row) => (row.voice ? 1 : 0)),
    },
  };
}

/** Values of rows that need a code, by dimension name as in `dimension_code`. */
export function valuesToCode(rows: readonly RowToPack[]): Map<string, string[]> {
  const sets = new Map<string, Set<string>>();
  const add = (dimension: string, value: string | null | undefined): void => {
    const set = sets.get(dimension) ?? new Set<string>();
    sets.set(dimension, set);
    if (value !== null && value !== undefined) set.add(value);
  };
  for (const row of rows) {
    add('source', row.source_id);
    add('lang', row.lang);
    add('product', row.product);
    add('team', row.team);
    for (let slot = 0; slot < SEGMENT_SLOTS; slot += 1) add(`seg${slot + 1}`, row.segments[slot]);
    for (const [min, max] of [
      [row.csat_min, row.csat_max],
      [row.ces_min, row.ces_max],
      [row.rating_min, row.rating_max],
    ] as const)
      add('scale', min === null || max === null ? null : scaleKey(min, max));
  }
  return new Map([...sets].map(([dimension, set]) => [dimension, [...set].sort()]));
}
