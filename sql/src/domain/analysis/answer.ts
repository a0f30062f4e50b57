import type { Cube } from '../cube/cube.js';
import { measure } from '../metric/measure.js';
import type { Analysis, Asked } from './analysis.js';
import { ANALYSES, type AnalysisAnswer, type AnalysisName } from './registry.js';
import type { AnalysisRequest, CubeResult, FactRequest } from './request.js';

/**
 * Answers a request that is not a plain count, under its own filter where it has one. Counts are asked together: see `Cube.count`.
 * @throws RangeError for a metric, variant, dimension, analysis or parameter that there is not
 */
export function answerOne(cube: Cube, asked: Asked, request: FactRequest | AnalysisRequest): CubeResult {
  const own: Asked = request.filter === undefined ? asked : { ...asked, filter: request.filter };
  if (request.kind === 'fact') return measure(cube, { ...own, ...request.measure });
  if (!Object.hasOwn(ANALYSES, request.name)) throw new RangeError(`there is no analysis ${request.name}`);
  // eslint-disable-next-line no-restricted-syntax -- name and parameters belong together by the request's type
  const analysis = ANALYSES[request.name] as Analysis<unknown, AnalysisAnswer<AnalysisName>>;
  return analysis(cube, own, request.params);
}
