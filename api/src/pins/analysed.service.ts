import { Inject, Injectable } from '@nestjs/common';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';
import {
  ANALYSIS_VERSION,
  type AnalysedFinding,
  type DriverFinding,
  type ForecastFinding,
  type PriorityFinding,
  type ReplyBandFinding,
  type ReplySlopeFinding,
  type RiseFinding,
} from '@koe/sql/domain/finding/analysed-finding';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import { namedSegment, namedValues } from '@koe/sql/domain/finding/named-values';
import { themeNamed } from '@koe/sql/domain/finding/theme-named';
import { readGoals } from '@koe/sql/queries/theme/goal';
import type { Database } from '@koe/sql/server/database';
import { AnswersService } from '../facts/answers.service.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import type { Asked } from './asked.js';
import { splitOf } from './split.js';

/** Numbers that an analysis gives. */
export type AskedAnalysis = Extract<Asked, { kind: AnalysedFinding['kind'] }>;
type Of<K extends AskedAnalysis['kind']> = Extract<AskedAnalysis, { kind: K }>;

/** What is asked, of which items. */
interface Under {
  readonly manifest: Manifest;
  /** Checked. */
  readonly filter: Filter;
}

const WEEKS_DRAWN = 13;

/** Counts what analyses say of a theme, a wait or a week to come, by the kernel of every other number. */
@Injectable()
export class AnalysedService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AnswersService) private readonly answers: AnswersService,
  ) {}

  /** Null where a forecast's week has come. @throws ProblemError for what there is not, or what nothing can be said of */
  count(asked: AskedAnalysis, under: Under): Promise<AnalysedFinding | null> {
    switch (asked.kind) {
      case 'driver':
        return this.driver(asked, under);
      case 'reply_band':
        return this.band(asked, under);
      case 'reply_slope':
        return this.slope(asked, under);
      case 'rise':
        return this.rise(asked, under);
      case 'priority':
        return this.priority(asked, under);
      case 'forecast':
        return this.forecast(asked, under);
    }
  }

  private async driver({ kind, metric, themeId, weigh }: Of<'driver'>, under: Under): Promise<DriverFinding> {
    const { theme: _, ...filter } = under.filter;
    const found = await this.ask({ ...under, filter }, weigh, {
      kind: 'analysis',
      name: 'drivers',
      params: { metric },
    });
    const driver = 'drivers' in found ? found.drivers.find((each) => each.themeId === themeId) : undefined;
    if (!driver) throw nothing('the theme is not among those that are compared');
    const { n, adjusted: value, interval, contribution, tiedTo } = driver;
    const named = (id: number): DriverFinding['theme'] => themeNamed(id, under.manifest);
    return {
      kind,
      ...base(kind, { ...under, filter }, weigh),
      evidence: { ...filter, theme: [String(themeId)] },
      metric,
      theme: named(themeId),
      n,
      value,
      interval,
      contribution,
      tiedTo: tiedTo.map(named),
    };
  }

  private async band({ kind, band, weigh }: Of<'reply_band'>, under: Under): Promise<ReplyBandFinding> {
    const found = await this.ask(under, weigh, { kind: 'analysis', name: 'reply_cost', params: {} });
    const own = 'bands' in found ? found.bands.find((each) => each.band === band) : undefined;
    if (!own) throw nothing('nobody said how satisfied they were');
    return { kind, ...base(kind, under, weigh), band, n: own.n, value: own.value, interval: own.interval };
  }

  private async slope({ kind, weigh }: Of<'reply_slope'>, under: Under): Promise<ReplySlopeFinding> {
    const found = await this.ask(under, weigh, { kind: 'analysis', name: 'reply_cost', params: {} });
    if (!('slope' in found)) throw nothing('nobody said how satisfied they were');
    const { slope } = found;
    return {
      kind,
      ...base(kind, under, weigh),
      n: slope?.n ?? found.n,
      value: slope?.perUnit ?? null,
      interval: slope?.interval ?? null,
      unit: slope?.unit ?? 'minute',
      fromS: slope?.fromS ?? 0,
      toS: slope?.toS ?? 0,
    };
  }

  private async rise({ kind, themeId, before, by, key, weigh }: Of<'rise'>, under: Under): Promise<RiseFinding> {
    const { manifest } = under;
    const filter = { ...under.filter, theme: [String(themeId)] };
    const params = { themeId, by: splitOf(by), before };
    const found = await this.ask({ manifest, filter }, weigh, { kind: 'analysis', name: 'theme_rise', params });
    if (!('excess' in found)) throw nothing('there is no such theme');
    const segment = key === undefined ? null : found.segments.find((each) => each.key === key);
    if (segment === undefined) throw nothing(`${by} has no segment ${key ?? ''} in these items`);
    const excess = segment ? segment.excess : found.excess;
    const { theme: _, ...rest } = under.filter;
    return {
      kind,
      ...base(kind, { manifest, filter: rest }, weigh),
      evidence: segment?.evidence ?? filter,
      theme: themeNamed(themeId, manifest),
      by,
      segment: segment && namedSegment(by, segment.key, manifest),
      now: nameFact(found.facts[1], manifest, weigh),
      before: nameFact(found.facts[0], manifest, weigh),
      items: segment?.items ?? found.items,
      expected: segment || found.excess === null ? null : found.expected,
      value: excess?.value ?? null,
      interval: excess?.interval ?? null,
    };
  }

  private async priority(
    { kind, themeId, weights, among, weigh }: Of<'priority'>,
    { manifest, filter: asked }: Under,
  ): Promise<PriorityFinding> {
    const { theme: _, ...filter } = asked;
    const goalFit = (await readGoals(this.database)).map((goal) => [goal.themeId, goal.fit] as const);
    const params = { weights, goalFit, level: among };
    const under = { manifest, filter };
    const found = await this.ask(under, weigh, { kind: 'analysis', name: 'theme_priorities', params });
    if (!('priorities' in found) || !('evidence' in found)) throw nothing('there is no such table');
    const ranked = found.priorities.find((each) => each.themeId === themeId);
    const known = found.evidence.find((each) => each.themeId === themeId);
    if (!ranked || !known) throw nothing('the theme is not mentioned in these items');
    const { score, level, rank, rankInterval, terms } = ranked;
    return {
      kind,
      ...base(kind, under, weigh),
      evidence: { ...filter, theme: [String(themeId)] },
      theme: themeNamed(themeId, manifest),
      among,
      themes: found.priorities.length,
      n: known.items,
      ...{ score, level, rank, rankInterval, terms, weights },
      tied: found.priorities.filter((each) => each.rank === rank).length > 1,
    };
  }

  private async forecast(
    { kind, metric, variant, week, weigh }: Of<'forecast'>,
    { manifest, filter: asked }: Under,
  ): Promise<ForecastFinding | null> {
    const { from: _from, to: _to, ...filter } = asked;
    const days = { from: formatDay(parseDay(week) - 7 * WEEKS_DRAWN), to: formatDay(parseDay(week) - 1) };
    const of = { metric, ...(variant === undefined ? {} : { variant }) };
    const params = { ...of, grain: 'week' as const, ...days };
    const under = { manifest, filter };
    const found = await this.ask(under, weigh, { kind: 'analysis', name: 'trend', params });
    const ahead = 'forecast' in found ? found.forecast.find(({ date }) => date === week) : undefined;
    if (!('forecast' in found) || !ahead) return null;
    const { value, lower, upper } = ahead;
    return {
      kind,
      ...base(kind, under, weigh),
      // what the weeks to come are told from; the newest of it is what somebody would look at
      evidence: { ...filter, ...days },
      ...of,
      week,
      value,
      interval: [lower, upper],
      hitRate: found.hitRate,
    };
  }

  private async ask(
    { manifest, filter }: Under,
    weigh: AskedAnalysis['weigh'],
    request: CubeRequest,
  ): Promise<CubeResult> {
    const [found] = await this.answers.answer(manifest, { filter, requests: [request], weigh });
    if (!found) throw nothing('nothing was counted');
    return found;
  }
}

function base<K extends AnalysedFinding['kind']>(kind: K, { manifest, filter }: Under, weigh: AskedAnalysis['weigh']) {
  const { from, to } = filter;
  return {
    version: ANALYSIS_VERSION[kind],
    filter,
    ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
    weigh,
    of: namedValues(filter, manifest),
    evidence: filter,
  };
}

function nothing(why: string): ProblemError {
  return new ProblemError('conflict', `there is no such number in these items: ${why}`);
}
