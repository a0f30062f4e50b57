import { Inject, Injectable } from '@nestjs/common';
import type { AnalysisRequest } from '@koe/sql/domain/analysis/request';
import { formatDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { rankComparisons } from '@koe/sql/domain/effect/action/choose';
import { goalFilter } from '@koe/sql/domain/effect/action/measurable';
import type { WeeklySeries } from '@koe/sql/domain/effect/action/weekly-series';
import { periodsToShow, smallestVisible } from '@koe/sql/domain/effect/baseline-fit';
import { FilterError, type Filter } from '@koe/sql/domain/filter';
import { metricById } from '@koe/sql/domain/metric/registry';
import { facetsOf } from '@koe/sql/queries/item/facet';
import type { Clock } from '@koe/sql/server/clock';
import type { estimatePower, Power } from '../contract/effect.js';
import { ManifestService } from '../cube/manifest.service.js';
import { AnswersService } from '../facts/answers.service.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK } from '../world/world.js';
import { comparisonAnswer, unitOf } from './effect-answer.js';

/** As many weeks as the measurement itself will look back. */
const WEEKS_BEFORE = 57;
const MOST_WEEKS = 104;

/** Says before an action begins whether its effect will be seen, by the weeks up to now. */
@Injectable()
export class PowerService {
  constructor(
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(FilterService) private readonly filters: FilterService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError invalid_request for a metric, variant or filter that there is not */
  async estimate({ body: { goal, themeId } }: InputOf<typeof estimatePower>): Promise<Power> {
    const { metric, weeks, minimumEffect } = goal;
    const variant = goal.variant ?? null;
    const filter = await this.readFilter(metric, goal.filter, themeId ?? null);
    const unit = this.readUnit(metric, variant);
    const nothing = {
      weeks: null,
      smallest: null,
      unit,
      perWeek: null,
      value: null,
      baselineWeeks: 0,
      comparison: null,
    };
    if (unit === null || filter.q !== undefined) return { ...nothing, reason: 'metric' };
    const { series, thisWeek } = await this.weeksBefore(metric, variant, filter);
    const used = series.treated.filter(({ n }) => n > 0);
    const n = used.reduce((sum, week) => sum + week.n, 0);
    if (n === 0) return { ...nothing, reason: 'no_data' };
    const known = {
      perWeek: n / series.weeks.length,
      value: used.reduce((sum, week) => sum + week.k, 0) / n,
      baselineWeeks: used.length,
    };
    const [best] = rankComparisons(series, thisWeek, weeks);
    if (!best) return { ...nothing, ...known, reason: 'few_weeks' };
    const found = periodsToShow(best.fit, minimumEffect, MOST_WEEKS);
    return {
      ...known,
      unit,
      weeks: found,
      reason: found === null ? 'too_small' : null,
      smallest: smallestVisible(best.fit, weeks),
      comparison: comparisonAnswer(best.comparison),
    };
  }

  private async weeksBefore(
    metric: string,
    variant: string | null,
    filter: Filter,
  ): Promise<{ readonly series: WeeklySeries; readonly thisWeek: string }> {
    const manifest = await this.manifests.read();
    const today = zoneOf(manifest.timeZone).dayOf(this.clock.now().getTime());
    const week = startOfWeek(today, manifest.weekStart);
    const thisWeek = formatDay(week);
    const params = { from: formatDay(week - 7 * WEEKS_BEFORE), to: formatDay(week - 1), before: thisWeek };
    const request: AnalysisRequest<'effect_series'> = {
      kind: 'analysis',
      name: 'effect_series',
      params: { metric, variant, comparisons: null, touched: [], ...params },
    };
    const [series] = await this.answers.answer(manifest, { filter, requests: [request], weigh: 'each' });
    if (!series || !('treated' in series)) throw new Error('the cube answered no weekly series');
    return { series, thisWeek };
  }

  private async readFilter(metric: string, text: string, themeId: number | null): Promise<Filter> {
    try {
      const filter = goalFilter({ metric, filter: text }, themeId);
      facetsOf(filter, await this.filters.world());
      return filter;
    } catch (error) {
      if (error instanceof FilterError) throw new FilterError(`goal.filter.${error.field}`, error.message);
      throw error;
    }
  }

  private readUnit(metric: string, variant: string | null): Power['unit'] {
    try {
      metricById(metric);
      return unitOf({ metric, variant });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemError('invalid_request', error.message, [{ field: 'goal.metric', message: error.message }]);
    }
  }
}
