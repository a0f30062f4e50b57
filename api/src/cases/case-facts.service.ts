import { Inject, Injectable } from '@nestjs/common';
import { neededBlocks } from '@koe/sql/domain/analysis/needed-blocks';
import { factsOf, type CubeRequest } from '@koe/sql/domain/analysis/request';
import type { CaseFacts, CasePoint } from '@koe/sql/domain/case/case-facts';
import { metricOf, type CaseContent } from '@koe/sql/domain/case/case-study';
import { FilterError, parseFilter, type Filter } from '@koe/sql/domain/filter';
import { nameFact, stampOf } from '@koe/sql/domain/finding/freeze';
import { metricById } from '@koe/sql/domain/metric/registry';
import { facetsOf } from '@koe/sql/queries/item/facet';
import { servedVersion } from '@koe/sql/queries/model/reclassification';
import type { Database } from '@koe/sql/server/database';
import { ManifestService } from '../cube/manifest.service.js';
import { AnswersService } from '../facts/answers.service.js';
import { FilterService } from '../filter/filter.service.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';

/** What a case counts. */
export type Counting = Pick<CaseContent, 'before' | 'after' | 'filter' | 'metrics'>;

export interface CountedCase {
  readonly facts: CaseFacts;
  readonly trend: readonly CasePoint[];
}

/** Counts the facts of a case: never taken from the page that shows them. */
@Injectable()
export class CaseFactsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** @throws ProblemError invalid_request naming a metric that there is not; FilterError for the filter */
  async count({ before, after, filter: written, metrics }: Counting): Promise<CountedCase> {
    const filter = await this.filterOf(written);
    metrics.forEach((metric, at) => knownMetric(metric, `metrics.${String(at)}`));
    const [manifest, classifier] = await Promise.all([this.manifests.read(), servedVersion(this.database)]);
    const ask = (metric: string, dates: CaseContent['before'], by: 'none' | 'week' = 'none'): CubeRequest => ({
      kind: 'fact',
      measure: { ...metricOf(metric), by },
      filter: { ...filter, ...dates },
    });
    const [first = ''] = metrics;
    const whole = { from: before.from, to: after.to };
    const requests = [
      ...metrics.flatMap((metric) => [ask(metric, before), ask(metric, after)]),
      ask(first, whole, 'week'),
    ];
    const asked = { filter: { ...filter, ...whole }, requests, weigh: 'each' as const };
    const results = await this.answers.answer(manifest, asked);
    const stamp = stampOf(
      manifest,
      classifier,
      neededBlocks(manifest.blocks, asked.filter, requests).map(({ hash }) => hash),
    );
    const pairs = metrics.flatMap((_, at) => {
      const [then] = factsOf(results[2 * at]);
      const [now] = factsOf(results[2 * at + 1]);
      return then && now ? [{ before: nameFact(then, manifest), after: nameFact(now, manifest) }] : [];
    });
    const trend = factsOf(results.at(-1)).flatMap(({ group, n, value, interval }) =>
      group === undefined || group.key === '*' ? [] : [{ week: group.key, n, value, interval }],
    );
    return { facts: { stamp, pairs }, trend };
  }

  private async filterOf(written: string): Promise<Filter> {
    try {
      const { from: _from, to: _to, ...filter } = parseFilter(new URLSearchParams(written));
      facetsOf(filter, await this.filters.world());
      return filter;
    } catch (error) {
      if (error instanceof FilterError) throw new FilterError(`filter.${error.field}`, error.message);
      throw error;
    }
  }
}

function knownMetric(written: string, field: string): void {
  const { metric, variant } = metricOf(written);
  try {
    const { variants } = metricById(metric);
    // a rating's scales are not listed by the metric
    if (variant !== undefined && metric !== 'rating' && !variants.some(({ id }) => id === variant))
      throw new RangeError(`${metric} has no variant "${variant}"`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('invalid_request', error.message, [{ field, message: error.message }]);
  }
}
