import { Controller, Inject } from '@nestjs/common';
import { facetsOf, type FilterWorld } from '@koe/sql/queries/item/facet';
import { ANALYSES, type AnalysisName } from '@koe/sql/domain/analysis/registry';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { filterParams, FilterError, parseFilter, type Filter } from '@koe/sql/domain/filter';
import { answerCube, type CubeRequestInput, type FilterInput } from '../contract/cube-answers.js';
import { ManifestService } from '../cube/manifest.service.js';
import { FilterService } from '../filter/filter.service.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { AnswersService } from './answers.service.js';

interface CubeAnswer {
  readonly results: readonly unknown[];
  readonly manifest: string;
  readonly asOf: string;
  readonly timeZone: string;
  readonly taxonomy: number;
}

@Controller()
export class AnswersController {
  constructor(
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  @Handles(answerCube)
  async answer(@Input(answerCube) { body }: InputOf<typeof answerCube>): Promise<CubeAnswer> {
    const world = await this.filters.world();
    const filter = readFilter('filter', body.filter, world);
    const requests = body.requests.map((request, index) => readRequest(`requests.${String(index)}`, request, world));
    const manifest = await this.manifests.read();
    const results = await this.answers.answer(manifest, { filter, requests, weigh: body.weigh });
    return {
      results: results.map(asJson),
      manifest: manifest.version,
      asOf: manifest.asOf,
      timeZone: manifest.timeZone,
      taxonomy: manifest.taxonomyVersion,
    };
  }
}

/** @throws FilterError naming the place in the body */
function readFilter(place: string, input: FilterInput, world: FilterWorld): Filter {
  try {
    const filter = parseFilter(filterParams(definedOnly(input)));
    facetsOf(filter, world);
    return filter;
  } catch (error) {
    if (error instanceof FilterError) throw new FilterError(`${place}.${error.field}`, error.message);
    throw error;
  }
}

function readRequest(place: string, request: CubeRequestInput, world: FilterWorld): CubeRequest {
  if (request.kind === 'count') return { kind: 'count', query: definedOnly(request.query) };
  const own = request.filter === undefined ? {} : { filter: readFilter(`${place}.filter`, request.filter, world) };
  if (request.kind === 'fact') return { kind: 'fact', measure: definedOnly(request.measure), ...own };
  const { name, params } = request;
  if (!isAnalysis(name)) {
    const message = `there is no analysis ${name}`;
    throw new ProblemError('invalid_request', message, [{ field: `${place}.name`, message }]);
  }
  // eslint-disable-next-line no-restricted-syntax -- parameters are checked by the analysis of that name
  return { kind: 'analysis', name, params, ...own } as CubeRequest;
}

function isAnalysis(name: string): name is AnalysisName {
  return Object.hasOwn(ANALYSES, name);
}

/** Without the fields that are undefined: what JSON leaves out and what is not set are one and the same. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // eslint-disable-next-line no-restricted-syntax -- no type of a record says that undefined is gone
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Typed arrays as arrays. */
function asJson(result: CubeResult): unknown {
  if (!('values' in result) || !(result.values instanceof Int32Array)) return result;
  return { ...result, values: [...result.values] };
}
