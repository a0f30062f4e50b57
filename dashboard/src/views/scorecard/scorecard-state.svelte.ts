import type { AnalysisAnswer } from '@koe/sql/domain/analysis/registry';
import { formatDay, startOfMonth, startOfWeek } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import type { Filter } from '@koe/sql/domain/filter';
import type { ScoredBy } from '@koe/sql/domain/scorecard/scorecard';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import type { ScorecardView, ScoreGrain } from './scorecard-address.js';

/** The course reaches back so far, or over all of a longer period. */
const COURSE_DAYS = 26 * 7;

export interface ShownScorecard {
  readonly by: ScoredBy;
  readonly grain: ScoreGrain;
  readonly compared: boolean;
  readonly card: AnalysisAnswer<'scorecard'>;
}

export interface Asking {
  readonly view: ScorecardView;
  readonly by: ScoredBy;
  readonly filter: Filter;
  readonly period: Period;
  readonly before: Period | null;
  readonly weekStart: number;
}

export function courseGrain(view: ScorecardView, { from, to }: Period): ScoreGrain {
  return view.grain ?? (to - from > 640 ? 'month' : 'week');
}

/** First day of the course: whole weeks or months. */
export function courseStart({ from, to }: Period, grain: ScoreGrain, weekStart: number): number {
  const first = Math.min(from, to - COURSE_DAYS + 1);
  return grain === 'week' ? startOfWeek(first, weekStart) : startOfMonth(first);
}

/** The answer that the scorecard draws. The old one stays until the new one is here. */
export class ScorecardState {
  shown = $state.raw<ShownScorecard | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  async ask({ view, by, filter, period, before, weekStart }: Asking): Promise<void> {
    const grain = courseGrain(view, period);
    try {
      const found = await cube.query('scorecard', filter, {
        card: {
          kind: 'analysis',
          name: 'scorecard',
          params: {
            by,
            grain,
            before: before && { from: formatDay(before.from), to: formatDay(before.to) },
            since: formatDay(courseStart(period, grain, weekStart)),
            standIns: view.standIns,
          },
        },
      });
      if (!found) return;
      this.shown = { by, grain, compared: before !== null, card: found.card };
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}
