import { answerOne } from '@koe/sql/domain/analysis/answer';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { UNKNOWN_DAY, type Manifest, type Rows } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';

/** What a counting cube is made of. */
export interface CubeContent {
  readonly manifest: Manifest;
  readonly blocks: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
  /** Local date; later days are taken out. */
  readonly to: string;
}

export interface CubeAsked {
  readonly requests: readonly CubeRequest[];
  /** Of requests without a filter of their own. */
  readonly filter: Filter;
  /** ISO instant. */
  readonly asOf: string;
}

export class CountingCube {
  private readonly cube: Cube;

  constructor({ manifest, blocks, to }: CubeContent) {
    this.cube = new Cube(manifest);
    const last = parseDay(to);
    for (const { hash, bytes } of blocks) this.cube.append(hash, upTo(decodeBlock(bytes), last));
  }

  /** In the order of the requests; counts are made together. @throws RangeError for a request that the kernel refuses */
  answer({ requests, filter, asOf }: CubeAsked): CubeResult[] {
    const queries = requests.flatMap((request) => (request.kind === 'count' ? [request.query] : []));
    const counts = queries.length === 0 ? [] : this.cube.countUnder(filter, queries);
    return requests.flatMap((request) => {
      if (request.kind !== 'count') return [answerOne(this.cube, { filter, asOf }, request)];
      const next = counts.shift();
      return next ? [next] : [];
    });
  }
}

/**
 * The rows up to a day. A closed month is one block, so the days after a week come with it: an analysis that leaves the dates of the filter
 * out would see them, and the same week would be another one once its month is packed.
 */
function upTo(rows: Rows, last: number): Rows {
  const { day } = rows.columns;
  let length = rows.length;
  // rows are ordered by day
  while (length > 0 && (day[length - 1] ?? UNKNOWN_DAY) > last) length -= 1;
  if (length === rows.length) return rows;
  const { themeOffsets, themeValues, columns } = rows;
  const cut = { ...columns };
  for (const name of namesOf(columns)) cut[name] = columns[name].subarray(0, length);
  return {
    length,
    columns: cut,
    themeOffsets: themeOffsets.subarray(0, length + 1),
    themeValues: themeValues.subarray(0, themeOffsets[length] ?? 0),
  };
}

function namesOf(columns: Rows['columns']): (keyof Rows['columns'])[] {
  const isColumn = (name: string): name is keyof Rows['columns'] => Object.hasOwn(columns, name);
  return Object.keys(columns).filter(isColumn);
}
