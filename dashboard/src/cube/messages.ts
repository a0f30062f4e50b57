import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';

/** What passes between the page and the worker. */

/** Answer of the text search: block hash → ascending rows. `key` names the search, so that its bitmaps are made once. */
export interface SearchHits {
  readonly key: string;
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

/** First and last local day number that are wanted first. */
export type Focus = readonly [number, number] | null;

export interface QueryMessage {
  readonly kind: 'query';
  readonly id: number;
  /** A newer query of the same slot makes an older one worthless. */
  readonly slot: string;
  readonly filter: Filter;
  readonly requests: readonly CubeRequest[];
  readonly search: SearchHits | null;
}
export type ToWorker =
  | { readonly kind: 'manifest'; readonly manifest: Manifest; readonly blockPath: string }
  /** `first`: the part of the focus that the first chart of the screen shows. */
  | { readonly kind: 'focus'; readonly focus: Focus; readonly first: Focus }
  /** What the screen shows first is drawn: the days beyond the focus may come. */
  | { readonly kind: 'everything' }
  | QueryMessage;

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly results: readonly CubeResult[] }
  | { readonly kind: 'dropped'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | {
      readonly kind: 'progress';
      readonly loaded: number;
      readonly total: number;
      readonly rows: number;
      /** Whether every block that touches the focus is there. */
      readonly focused: boolean;
      /** Goes up with every block that came or went. */
      readonly revision: number;
      /** Blocks that could not be had after several attempts. */
      readonly missing: number;
      /** Whether the focus is more than a browser holds. */
      readonly remote: boolean;
    }
  /** A block of the manifest is gone: fetch a newer manifest. */
  | { readonly kind: 'stale' };
