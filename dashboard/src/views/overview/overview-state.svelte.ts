import type { Period } from '@koe/sql/domain/calendar/period';
import type { Counts } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';
import type { Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import { chartRequests, detailRequests, headlineRequests } from './overview-requests.js';

/** The answers that the overview draws. Old ones stay until the new ones are here. */
export class OverviewState {
  counts = $state.raw<Readonly<Record<keyof ReturnType<typeof chartRequests>, Counts>> | null>(null);
  headline = $state.raw<Readonly<Record<string, readonly Fact[]>> | null>(null);
  detail = $state.raw<{ readonly [K in keyof ReturnType<typeof detailRequests>]: readonly Fact[] } | null>(null);
  /** The period that the counts are of: charts must not be labelled with one that is only asked for. */
  period = $state.raw<Period | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  async ask(filter: Filter, period: Period, before: Period | null, weekStart: number): Promise<void> {
    try {
      // Asked together: the worker computes them in this order and drops what a newer filter has made worthless.
      const answers = [
        cube.query('overview-charts', filter, chartRequests(period)).then((counts) => {
          if (!counts) return;
          this.counts = counts;
          this.period = period;
        }),
        cube.query('overview-headline', filter, headlineRequests(filter, before)).then((facts) => {
          if (facts) this.headline = facts;
        }),
        cube.query('overview-detail', filter, detailRequests(filter, period, before, weekStart)).then((facts) => {
          if (facts) this.detail = facts;
        }),
      ];
      await Promise.all(answers);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}
