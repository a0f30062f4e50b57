import { Inject, Injectable } from '@nestjs/common';
import { parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Dimension, TimeAxis } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import type { MeasureRequest } from '@koe/sql/domain/metric/measure';
import { blocksOfPeriod } from '@koe/sql/queries/cube/manifest';
import { facetsOf } from '@koe/sql/queries/item/facet';
import type { getFacts } from '../contract/cube.js';
import { ManifestService } from '../cube/manifest.service.js';
import { Recent } from '../cube/recent.js';
import { bitmapOf, SearchService, type Search } from '../cube/search.service.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { KernelService } from './kernel.service.js';

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
const MOST_KEPT_ANSWERS = 2_000;

/** Metrics as facts. An answer belongs to a manifest, so it is kept until the blocks change. */
@Injectable()
export class FactsService {
  private readonly kept = new Recent<Promise<FactsAnswer>>(MOST_KEPT_ANSWERS);

  constructor(
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(KernelService) private readonly kernel: KernelService,
    @Inject(SearchService) private readonly searches: SearchService,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  async measure({ query, filter }: InputOf<typeof getFacts>): Promise<FactsAnswer> {
    facetsOf(filter, await this.filters.world()); // names a dimension that there is not
    const manifest = await this.manifests.read();
    const { metric, variant, weigh } = query;
    const by = readBy(query.by);
    const key = JSON.stringify([manifest.version, metric, variant, by, weigh, filterParams(filter).toString()]);
    const known = this.kept.get(key);
    if (known) return known;
    const answer = this.count(manifest, {
      metric,
      filter,
      by,
      weigh,
      asOf: manifest.asOf,
      ...(variant === undefined ? {} : { variant }),
    });
    // kept before it is there, so that whoever asks the same meanwhile waits for the same counting
    this.kept.set(key, answer, 1);
    answer.catch(() => this.kept.drop(key));
    return answer;
  }

  private async count(manifest: Manifest, asked: MeasureRequest): Promise<FactsAnswer> {
    const { filter } = asked;
    const { from, to, q } = filter;
    const needed = blocksOfPeriod(manifest.blocks, dayOf(from), dayOf(to));
    const found = q === undefined ? null : await this.searches.find(manifest, searchOf(filter, q));
    const request = found === null ? asked : { ...asked, bitmap: bitmapOf(found, needed) };
    const facts = await this.kernel.measure(manifest, needed, request).catch((error: unknown) => {
      if (error instanceof RangeError) throw new ProblemError('invalid_request', error.message);
      throw error;
    });
    return {
      facts: facts.map((fact) => ({ ...fact, taxonomy: manifest.taxonomyVersion })),
      asOf: manifest.asOf,
      timeZone: manifest.timeZone,
    };
  }
}

function dayOf(date: string | undefined): number | null {
  return date === undefined ? null : parseDay(date);
}

function searchOf({ from, to }: Filter, q: string): Search {
  return { q, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readBy(text: string): By {
  const known = GROUPS.find((group) => group === text);
  if (known !== undefined) return known;
  if (text.startsWith('seg.')) return `seg.${text.slice(4)}`;
  const message = `must be one of ${GROUPS.join(', ')} or seg.NAME`;
  throw new ProblemError('invalid_request', `by ${message}`, [{ field: 'by', message }]);
}
