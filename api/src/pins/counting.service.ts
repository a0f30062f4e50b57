import { Inject, Injectable } from '@nestjs/common';
import { neededBlocks } from '@koe/sql/domain/analysis/needed-blocks';
import { factsOf, type CubeRequest, type CubeResult } from '@koe/sql/domain/analysis/request';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Weigh } from '@koe/sql/domain/cube/query';
import type { TwoPeriods } from '@koe/sql/domain/decomposition/two-periods';
import { filterParams, FilterError, parseFilter, type Filter } from '@koe/sql/domain/filter';
import type { Finding, PartFinding } from '@koe/sql/domain/finding/finding';
import { nameFact, stampOf } from '@koe/sql/domain/finding/freeze';
import type { NamedFact, Stamp } from '@koe/sql/domain/finding/frozen-fact';
import { namedSegment } from '@koe/sql/domain/finding/named-values';
import { findingAt } from '@koe/sql/domain/finding/pointer';
import { compare } from '@koe/sql/domain/metric/difference';
import { metricById } from '@koe/sql/domain/metric/registry';
import { editionContent } from '@koe/sql/queries/edition/edition';
import { facetsOf } from '@koe/sql/queries/item/facet';
import { servedVersion } from '@koe/sql/queries/model/reclassification';
import type { Database } from '@koe/sql/server/database';
import type { FilterInput } from '../contract/cube-answers.js';
import { ManifestService } from '../cube/manifest.service.js';
import { AnswersService } from '../facts/answers.service.js';
import { FilterService } from '../filter/filter.service.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { AnalysedService, type AskedAnalysis } from './analysed.service.js';
import type { Asked } from './asked.js';
import { KnownService } from './known.service.js';
import { splitOf } from './split.js';

export interface Counted {
  readonly finding: Finding;
  readonly stamp: Stamp;
}

interface Number {
  readonly metric: string;
  readonly variant?: string | undefined;
  readonly filter: Filter;
  readonly weigh: Weigh;
}

/** Counts a number that somebody asks to be kept: the value never comes from the page that shows it. */
@Injectable()
export class CountingService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(FilterService) private readonly filters: FilterService,
    @Inject(AnalysedService) private readonly analysed: AnalysedService,
    @Inject(KnownService) private readonly known: KnownService,
  ) {}

  /** @throws ProblemError invalid_request, FilterError, for what there is not; conflict where nothing was ever counted */
  async count(asked: Asked): Promise<Counted> {
    if (asked.kind === 'edition') return this.frozen(asked.editionId, asked.at);
    const [manifest, classifier] = await Promise.all([this.manifests.read(), servedVersion(this.database)]);
    if (asked.kind === 'signal' || asked.kind === 'faq_gap' || asked.kind === 'effect')
      return { finding: await this.known.read(asked, manifest), stamp: stampOf(manifest, classifier, []) };
    const filter = await this.checked(asked.filter);
    if (!isPlain(asked))
      return { finding: await this.analyse(asked, manifest, filter), stamp: stampOf(manifest, classifier) };
    const number = { ...asked, filter };
    const before = asked.kind === 'level' ? null : { ...filter, ...asked.before };
    const periods = [filter, ...(before ? [before] : [])].map((each): CubeRequest => ({
      kind: 'fact',
      measure: { metric: asked.metric },
      filter: each,
    }));
    const stamp = stampOf(
      manifest,
      classifier,
      neededBlocks(manifest.blocks, filter, periods).map(({ hash }) => hash),
    );
    if (before === null) return { finding: { kind: 'level', fact: await this.fact(manifest, number) }, stamp };
    if (asked.kind === 'part') return { finding: await this.part(manifest, number, asked), stamp };
    const [now, then] = await Promise.all([
      this.fact(manifest, number),
      this.fact(manifest, { ...number, filter: before }),
    ]);
    return { finding: { kind: 'change', now, before: then, difference: compare(now, then) }, stamp };
  }

  /** A week that has come is told as it was, beside what was expected of it. */
  private async analyse(asked: AskedAnalysis, manifest: Manifest, filter: Filter): Promise<Finding> {
    if ('metric' in asked) knownMetric(asked.metric);
    const found = await this.analysed.count(asked, { manifest, filter });
    if (found) return found;
    if (asked.kind !== 'forecast') throw new ProblemError('conflict', 'there is no such number in these items');
    const { metric, variant, weigh, week } = asked;
    const days = { from: week, to: formatDay(parseDay(week) + 6) };
    return {
      kind: 'level',
      fact: await this.fact(manifest, { metric, variant, weigh, filter: { ...filter, ...days } }),
    };
  }

  /** What an edition says, as it was frozen. */
  private async frozen(editionId: string, at: string): Promise<Counted> {
    const content = await editionContent(this.database, editionId);
    const finding = content && findingAt(content, at);
    if (content && finding) return { finding, stamp: content.header.stamp };
    throw new ProblemError('not_found', 'there is no such number in this edition');
  }

  /** The filter as it is kept: nothing undefined, and nothing that there is not. */
  private async checked(input: FilterInput): Promise<Filter> {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    try {
      const filter = parseFilter(filterParams(given));
      facetsOf(filter, await this.filters.world());
      return filter;
    } catch (error) {
      if (error instanceof FilterError) throw new FilterError(`asked.filter.${error.field}`, error.message);
      throw error;
    }
  }

  private async fact(manifest: Manifest, { metric, variant, filter, weigh }: Number): Promise<NamedFact> {
    const measure = { metric, ...(variant === undefined ? {} : { variant }) };
    const [facts] = await this.answer(manifest, filter, weigh, { kind: 'fact', measure });
    const [fact] = factsOf(facts);
    if (!fact) throw new ProblemError('conflict', 'there is no such number in these items: nothing was counted');
    return nameFact(fact, manifest, weigh);
  }

  private async part(
    manifest: Manifest,
    { metric, variant, filter, weigh }: Number,
    asked: Extract<Asked, { kind: 'part' }>,
  ): Promise<PartFinding> {
    const { by, key, why, before } = asked;
    const params = { metric, by: splitOf(by), before, ...(variant === undefined ? {} : { variant }) };
    const [answer] = await this.answer(manifest, filter, weigh, { kind: 'analysis', name: 'decomposition', params });
    const segment = isTwoPeriods(answer) ? answer.segments.find((each) => each.key === key) : undefined;
    if (!isTwoPeriods(answer) || !segment)
      throw new ProblemError('conflict', `${by} has no segment ${key} in these items`);
    return {
      kind: 'part',
      now: nameFact(answer.facts[1], manifest, weigh),
      before: nameFact(answer.facts[0], manifest, weigh),
      difference: answer.change,
      part: namedSegment(by, key, manifest),
      why,
      value: segment[why].value,
      interval: segment[why].interval,
      evidence: segment.evidence[1],
    };
  }

  private async answer(
    manifest: Manifest,
    filter: Filter,
    weigh: Weigh,
    request: CubeRequest,
  ): Promise<readonly CubeResult[]> {
    if (request.kind === 'fact') knownMetric(request.measure.metric);
    return this.answers.answer(manifest, { filter, requests: [request], weigh });
  }
}

type Plain = Extract<Asked, { kind: 'level' | 'change' | 'part' }>;

function isPlain(asked: Plain | AskedAnalysis): asked is Plain {
  return asked.kind === 'level' || asked.kind === 'change' || asked.kind === 'part';
}

function knownMetric(id: string): void {
  try {
    metricById(id);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('invalid_request', error.message, [{ field: 'asked.metric', message: error.message }]);
  }
}

function isTwoPeriods(result: CubeResult | undefined): result is TwoPeriods {
  return result !== undefined && 'segments' in result && 'change' in result;
}
