import type { CountQuery, Counts } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';
import type { MeasureRequest } from '../metric/measure.js';
import type { AnalysisAnswer, AnalysisName, AnalysisParams } from './registry.js';

/** What a screen asks of a cube; the browser's worker and the server answer the same. */

export interface CountRequest {
  readonly kind: 'count';
  readonly query: CountQuery;
}

/** A metric under the filter of the query, or under one of its own (the period before, a longer trend). */
export interface FactRequest {
  readonly kind: 'fact';
  readonly measure: Pick<MeasureRequest, 'metric' | 'variant' | 'by' | 'weigh'>;
  readonly filter?: Filter;
}

/** An analysis of the registry, likewise. */
export interface AnalysisRequest<K extends AnalysisName = AnalysisName> {
  readonly kind: 'analysis';
  readonly name: K;
  readonly params: AnalysisParams<K>;
  readonly filter?: Filter;
}

export type CubeRequest = CountRequest | FactRequest | AnalysisRequest;
export type CubeResult = Counts | readonly Fact[] | AnalysisAnswer<AnalysisName>;

/** The facts of an answer to a question for facts; none of any other. */
export function factsOf(result: CubeResult | undefined): readonly Fact[] {
  return Array.isArray(result) ? (result satisfies readonly Fact[]) : [];
}

/** The answer that belongs to a request. */
export type ResultOf<R extends CubeRequest> = R extends CountRequest
  ? Counts
  : R extends FactRequest
    ? readonly Fact[]
    : R extends AnalysisRequest<infer K>
      ? AnalysisAnswer<K>
      : never;
