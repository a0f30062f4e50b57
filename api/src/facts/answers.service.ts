import { Inject, Injectable } from '@nestjs/common';
import { looksAnywhere, neededBlocks } from '@koe/sql/domain/analysis/needed-blocks';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import type { Bitmap } from '@koe/sql/domain/cube/cube';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import type { Weigh } from '@koe/sql/domain/cube/query';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import { Recent } from '../cube/recent.js';
import { bitmapOf, SearchService } from '../cube/search.service.js';
import { ProblemError } from '../http/problem-error.js';
import { KernelService } from './kernel.service.js';

interface CubeAsked {
  readonly filter: Filter;
  readonly requests: readonly CubeRequest[];
  readonly weigh: Weigh;
}

/** Numbers kept in answers. */
const MOST_KEPT = 8_000_000;

/**
 * Answers what screens ask a cube. An answer belongs to a manifest, so it is kept until the blocks change, and whoever asks
 * the same meanwhile waits for the same counting.
 */
@Injectable()
export class AnswersService {
  private readonly kept = new Recent<Promise<readonly CubeResult[]>>(MOST_KEPT);

  constructor(
    @Inject(KernelService) private readonly kernel: KernelService,
    @Inject(SearchService) private readonly searches: SearchService,
  ) {}

  /**
   * In the order of the requests.
   * @throws ProblemError invalid_request that names the request, for what there is not
   */
  async answer(manifest: Manifest, { filter, requests, weigh }: CubeAsked): Promise<CubeResult[]> {
    // counts of one filter share a walk over the items; everything else is a piece of work of its own
    const counting = requests.flatMap((request, index) => (request.kind === 'count' ? [index] : []));
    const pieces = [
      ...(counting.length > 0 ? [counting] : []),
      ...requests.flatMap((request, index) => (request.kind === 'count' ? [] : [[index]])),
    ];
    const results: CubeResult[] = [];
    await Promise.all(
      pieces.map(async (piece) => {
        const asked = piece.flatMap((index) => requests[index] ?? []);
        const found = await this.piece(manifest, { filter, requests: asked, weigh }).catch((error: unknown) => {
          if (!(error instanceof RangeError)) throw error;
          const field = `requests.${String(piece[0] ?? 0)}`;
          throw new ProblemError('invalid_request', error.message, [{ field, message: error.message }]);
        });
        piece.forEach((index, at) => {
          const result = found[at];
          if (result) results[index] = result;
        });
      }),
    );
    return results;
  }

  private piece(manifest: Manifest, asked: CubeAsked): Promise<readonly CubeResult[]> {
    const { filter, requests, weigh } = asked;
    const key = JSON.stringify([manifest.version, filterParams(filter).toString(), weigh, requests]);
    const known = this.kept.get(key);
    if (known) return known;
    const answer = this.count(manifest, asked);
    this.kept.set(key, answer, 1);
    answer.then(
      (results) => this.kept.set(key, answer, numbersIn(results)),
      () => this.kept.drop(key),
    );
    return answer;
  }

  private async count(manifest: Manifest, { filter, requests, weigh }: CubeAsked): Promise<CubeResult[]> {
    const needed = neededBlocks(manifest.blocks, filter, requests);
    const bitmap = await this.bitmapFor(manifest, needed, filter, requests);
    const asked = { filter, weigh, asOf: manifest.asOf, ...(bitmap ? { bitmap } : {}) };
    return this.kernel.answer(manifest, needed, { asked, requests });
  }

  private async bitmapFor(
    manifest: Manifest,
    needed: readonly BlockEntry[],
    filter: Filter,
    requests: readonly CubeRequest[],
  ): Promise<Bitmap | null> {
    const asked = [filter, ...requests.map((request) => ownFilter(request))];
    const texts = new Set(asked.flatMap((each) => each?.q ?? []));
    const [q, another] = texts;
    if (q === undefined) return null;
    if (another !== undefined) throw new RangeError('all filters of one question must search for the same text');
    const isBounded = !requests.some(looksAnywhere) && asked.every((each) => each === undefined || isDated(each));
    const days = isBounded ? spanOf(asked) : {};
    return bitmapOf(await this.searches.find(manifest, { q, ...days }), needed);
  }
}

function ownFilter(request: CubeRequest): Filter | undefined {
  return request.kind === 'count' ? undefined : request.filter;
}

function isDated({ from, to }: Filter): boolean {
  return from !== undefined && to !== undefined;
}

/** From the first day of any of the filters to the last one. */
function spanOf(filters: readonly (Filter | undefined)[]): { from?: string; to?: string } {
  const from = filters.flatMap((filter) => filter?.from ?? []).sort()[0];
  const to = filters
    .flatMap((filter) => filter?.to ?? [])
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? {} : { from, to };
}

function numbersIn(results: readonly CubeResult[]): number {
  return results.reduce(
    (sum, result) =>
      sum +
      ('values' in result && result.values instanceof Int32Array
        ? result.values.length
        : JSON.stringify(result).length / 8),
    1,
  );
}
