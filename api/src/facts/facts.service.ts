import { Inject, Injectable } from '@nestjs/common';
import { factsOf, type CubeRequest } from '@koe/sql/domain/analysis/request';
import type { Dimension, TimeAxis } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';
import { isSegment } from '@koe/sql/domain/filter';
import type { MeasureRequest } from '@koe/sql/domain/metric/measure';
import { facetsOf } from '@koe/sql/queries/item/facet';
import type { getFacts } from '../contract/cube.js';
import { ManifestService } from '../cube/manifest.service.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { AnswersService } from './answers.service.js';

export interface FactsAnswer {
  readonly facts: readonly Fact[];
  readonly asOf: string;
  readonly timeZone: string;
}

type By = NonNullable<MeasureRequest['by']>;
const GROUPS: readonly (TimeAxis | Dimension | 'theme' | 'none')[] = [
  'none',
  'day',
  'week',
  'month',
  'source',
  'channel',
  'kind',
  'product',
  'team',
  'lang',
  'intent',
  'priority',
  'sentiment',
  'handling',
  'theme',
];
/** Metrics as facts, with what they stand on. */
@Injectable()
export class FactsService {
  constructor(
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  async measure({ query, filter }: InputOf<typeof getFacts>): Promise<FactsAnswer> {
    facetsOf(filter, await this.filters.world()); // names a dimension that there is not
    const manifest = await this.manifests.read();
    const { metric, variant, weigh } = query;
    const by = readBy(query.by);
    const request: CubeRequest = {
      kind: 'fact',
      measure: { metric, by, ...(variant === undefined ? {} : { variant }) },
    };
    const [facts] = await this.answers.answer(manifest, { filter, requests: [request], weigh });
    return {
      facts: factsOf(facts).map((fact) => ({ ...fact, taxonomy: manifest.taxonomyVersion })),
      asOf: manifest.asOf,
      timeZone: manifest.timeZone,
    };
  }
}

function readBy(text: string): By {
  const known = GROUPS.find((group) => group === text);
  if (known !== undefined) return known;
  if (isSegment(text)) return text;
  const message = `must be one of ${GROUPS.join(', ')} or seg.NAME`;
  throw new ProblemError('invalid_request', `by ${message}`, [{ field: 'by', message }]);
}
