import type { Bilingual } from '../theme.js';

/**
 * What a block holds: one row an item, as Arrow IPC stream columns. No Int64, Decimal or Timestamp on the wire.
 * Rows are ordered by (local day, created_at, item id). All codes are global and append-only; code 0 means "none".
 *
 * | column    | Arrow type   | meaning |
 * |---|---|---|
 * | day       | Int32        | local day number since 1970-01-01; `UNKNOWN_DAY` for an item without a source time |
 * | kind, channel, intent, sentiment, priority, handling | Uint8 | position in the closed list of `item.ts` plus 1; 0 none |
 * | source, lang, product, team | Uint16 | code of the manifest |
 * | seg1 … seg8 | Uint16 | code of the manifest, one column per declared dimension slot |
 * | themes    | List<Uint32> | theme id × 4 + sentiment (0 none, 1 negative, 2 neutral, 3 positive), leaf mentions only, ascending |
 * | person    | Uint32       | person code; 0 unknown |
 * | csat, ces, rating | Float32 | the item's score; NaN none |
 * | csat_scale, ces_scale, rating_scale | Uint8 | code of (min, max) in the manifest; 0 none |
 * | nps       | Int8         | 0 … 10; −1 none |
 * | reply_s, reply_business_s | Int32 | seconds to the first human reply; NO_REPLY, NOT_APPLICABLE |
 * | resolve_s | Int32        | seconds from creation to resolution; NO_REPLY (still open), NOT_APPLICABLE (no ticket) |
 * | handle_s  | Int32        | the source's own handling time; NOT_APPLICABLE |
 * | first_contact | Int8     | 1 solved with the first contact, 0 not, −1 not applicable |
 * | repeat    | Int8         | 1 the same person came again within 14 days, 0 not, −1 person unknown |
 * | weight    | Uint8        | 1 for the first of a group of near-duplicates, 0 for the others |
 * | voice     | Uint8        | 1 when classified and at least one customer part has text, else 0 |
 */
export const BLOCK_COLUMNS = [
  'day',
  'kind',
  'channel',
  'intent',
  'sentiment',
  'priority',
  'handling',
  'source',
  'lang',
  'product',
  'team',
  'seg1',
  'seg2',
  'seg3',
  'seg4',
  'seg5',
  'seg6',
  'seg7',
  'seg8',
  'themes',
  'person',
  'csat',
  'csat_scale',
  'ces',
  'ces_scale',
  'rating',
  'rating_scale',
  'nps',
  'reply_s',
  'reply_business_s',
  'resolve_s',
  'handle_s',
  'first_contact',
  'repeat',
  'weight',
  'voice',
] as const;
export type BlockColumn = (typeof BLOCK_COLUMNS)[number];

export const UNKNOWN_DAY = -2_147_483_648;
export const NO_REPLY = -1;
export const NOT_APPLICABLE = -2;
/** Declared dimensions at most. */
export const SEGMENT_SLOTS = 8;

/** The numeric columns of decoded rows. */
export type NumericColumn = Exclude<BlockColumn, 'themes'>;
export type ColumnArray = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

/** A decoded block, or several put together: columns of equal length and theme lists as offsets (rows + 1) and values. */
export interface Rows {
  readonly length: number;
  readonly columns: Readonly<Record<NumericColumn, ColumnArray>>;
  readonly themeOffsets: Int32Array;
  readonly themeValues: Uint32Array;
}

/** One block in a manifest. `from` and `to` are local day numbers, inclusive; both UNKNOWN_DAY for items without a time. */
export interface BlockEntry {
  readonly hash: string;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly bytes: number;
}

/** What a reader of blocks needs to know: which blocks, and the labels of all codes. */
export interface Manifest {
  /** Changes whenever any other field changes. */
  readonly version: string;
  readonly asOf: string;
  readonly timeZone: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** 1 January … 12 December. */
  readonly fiscalYearStart: number;
  readonly taxonomyVersion: number;
  readonly blocks: readonly BlockEntry[];
  readonly labels: {
    /** Position i holds the value of code i + 1. */
    readonly source: readonly { readonly id: string; readonly name: string; readonly sample: boolean }[];
    readonly lang: readonly string[];
    readonly product: readonly { readonly key: string; readonly name: Bilingual }[];
    readonly team: readonly { readonly key: string; readonly name: Bilingual }[];
    /** Declared dimensions by slot (slot 1 first). */
    readonly segments: readonly {
      readonly name: string;
      readonly label: Bilingual;
      readonly values: readonly string[];
    }[];
    readonly scales: readonly { readonly min: number; readonly max: number }[];
  };
  /** `key` is the stable name of a starter theme, by which definitions find it: see `Theme`. */
  readonly themes: readonly {
    readonly id: number;
    readonly key: string;
    readonly parent: number | null;
    readonly name: Bilingual;
  }[];
}
