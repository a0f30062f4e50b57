import type { Filter } from '@koe/sql/domain/filter';
import { filterParams } from '@koe/sql/domain/filter';

/** What a file says of itself, wherever its format has a place for that. */
export interface About {
  readonly organisation: string;
  readonly filter: Filter;
  readonly sort: string;
  /** Rows, exactly. */
  readonly n: number;
  /** The moment at which everything was read. */
  readonly asOf: Date;
  readonly timeZone: string;
  readonly taxonomyVersion: number;
  /** Language of the words in the file; null for stable names. */
  readonly language: 'ja' | 'en' | null;
}

/** As key and value, the keys beginning with `koe.`. The filter is written as in an address. */
export function aboutEntries(about: About): readonly (readonly [key: string, value: string])[] {
  return [
    ['koe.organisation', about.organisation],
    ['koe.filter', filterParams(about.filter).toString()],
    ['koe.sort', about.sort],
    ['koe.n', String(about.n)],
    ['koe.as_of', about.asOf.toISOString()],
    ['koe.time_zone', about.timeZone],
    ['koe.taxonomy_version', String(about.taxonomyVersion)],
  ];
}
