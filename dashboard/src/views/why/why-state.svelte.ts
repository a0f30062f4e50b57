import type { AnalysisAnswer } from '@koe/sql/domain/analysis/registry';
import type { Period } from '@koe/sql/domain/calendar/period';
import type { Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import type { WhyView } from './why-address.js';
import { costRequest, driversRequest, partsRequest, riseRequest, themeOf } from './why-requests.js';

/** What the change is made of, and of what it is: figures must not be labelled with something that is only asked for. */
export interface ShownParts {
  readonly view: WhyView;
  /** With its dates. */
  readonly filter: Filter;
  readonly themeId: number | null;
  readonly before: Period;
  readonly parts: AnalysisAnswer<'decomposition'>;
  readonly rise: AnalysisAnswer<'theme_rise'> | null;
}

/** The answers that the screen draws. Old ones stay until the new ones are here. */
export class WhyState {
  shown = $state.raw<ShownParts | null>(null);
  drivers = $state.raw<AnalysisAnswer<'drivers'> | null>(null);
  cost = $state.raw<AnalysisAnswer<'reply_cost'> | null>(null);
  /** Under which filter, with its dates, the scores were counted. */
  under = $state.raw<Filter>({});
  problem = $state.raw<ApiProblem | null>(null);

  private runs = 0;

  /** `before` is null when there is nothing to compare with. */
  async ask(view: WhyView, filter: Filter, before: Period | null): Promise<void> {
    const run = ++this.runs;
    // an older question's second query would take the place of the newer one's
    const isLatest = (): boolean => run === this.runs;
    try {
      await Promise.all([this.askParts(view, filter, before, isLatest), this.askScores(view, filter, isLatest)]);
      if (isLatest()) this.problem = null;
    } catch (error) {
      if (!isLatest()) return;
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }

  private async askParts(view: WhyView, filter: Filter, before: Period | null, isLatest: () => boolean): Promise<void> {
    if (!before) {
      this.shown = null;
      return;
    }
    const parts = await cube.query('why-parts', filter, { parts: partsRequest(view, filter, before) });
    if (!parts || !isLatest()) return;
    const risen = riseRequest(view, filter, before);
    const rise = risen && (await cube.query('why-rise', filter, { rise: risen }));
    if ((risen && !rise) || !isLatest()) return;
    this.shown = { view, filter, themeId: themeOf(view, filter), before, parts: parts.parts, rise: rise?.rise ?? null };
  }

  private async askScores(view: WhyView, filter: Filter, isLatest: () => boolean): Promise<void> {
    const drivers = await cube.query('why-drivers', filter, { drivers: driversRequest(view) });
    if (!isLatest()) return;
    if (drivers) this.drivers = drivers.drivers;
    this.under = filter;
    const cost = await cube.query('why-cost', filter, { cost: costRequest() });
    if (cost && isLatest()) this.cost = cost.cost;
  }
}
