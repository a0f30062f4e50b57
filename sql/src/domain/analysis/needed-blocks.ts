import { parseDay } from '../calendar/day.js';
import { UNKNOWN_DAY, type BlockEntry } from '../cube/layout.js';
import type { Filter } from '../filter.js';
import type { CubeRequest } from './request.js';

/**
 * The blocks that requests may read under a filter, in the order given: an analysis looks wherever it likes, a count may
 * leave the dates out, a fact may have a filter of its own. Items without a time belong to no period.
 */
export function neededBlocks<Block extends Pick<BlockEntry, 'from' | 'to'>>(
  blocks: readonly Block[],
  filter: Filter,
  requests: readonly CubeRequest[],
): readonly Block[] {
  const periods = requests.map((request) => periodOf(filter, request));
  return periods.includes(null)
    ? blocks
    : blocks.filter(
        (block) =>
          block.from !== UNKNOWN_DAY &&
          periods.some((period) => period && block.from <= period.to && block.to >= period.from),
      );
}

/** Whether the dates of the filter do not bound what a request reads. */
export function looksAnywhere(request: CubeRequest): boolean {
  return request.kind === 'analysis' || (request.kind === 'count' && request.query.except?.includes('date') === true);
}

/** Days that a request reads; null for all, those of unknown time too. */
function periodOf(filter: Filter, request: CubeRequest): { readonly from: number; readonly to: number } | null {
  if (looksAnywhere(request)) return null;
  const { from, to } = (request.kind === 'fact' ? request.filter : undefined) ?? filter;
  if (from === undefined && to === undefined) return null;
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : parseDay(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : parseDay(to),
  };
}
