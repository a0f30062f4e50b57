import type { Action } from '@koe/api/contract/actions';
import type { AnalysisRequest } from '@koe/sql/domain/analysis/request';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { goalFilter } from '@koe/sql/domain/effect/action/measurable';
import { FilterError } from '@koe/sql/domain/filter';
import type { TrendAnswer } from '@koe/sql/domain/trend/trend';

/** Weeks of a spark: the same half year as elsewhere. */
export const SPARK_WEEKS = 26;

/** The goal metric of each action by week, by its id; a goal that cannot be read has none. @param today day number */
export function sparkRequests(
  actions: readonly Pick<Action, 'id' | 'goal' | 'themeId'>[],
  today: number,
): Record<string, AnalysisRequest<'trend'>> {
  const [from, to] = [formatDay(today - 7 * SPARK_WEEKS), formatDay(today)];
  return Object.fromEntries(
    actions.flatMap(({ id, goal, themeId }) => {
      const filter = readable(goal, themeId);
      if (filter === null) return [];
      const params = {
        metric: goal.metric,
        grain: 'week',
        from,
        to,
        ...(goal.variant === null ? {} : { variant: goal.variant }),
      } as const;
      return [[id, { kind: 'analysis', name: 'trend', params, filter }] as const];
    }),
  );
}

/** What a spark draws. */
export interface GoalTrend {
  readonly values: readonly (number | null)[];
  /** First days of the first and of the last week. */
  readonly from: string;
  readonly to: string;
  readonly last: number | null;
  /** Place of the week of the release among the values; null when it is not among them. */
  readonly release: number | null;
}

/** The weeks that are over; null when fewer than two of them have a value. */
export function goalTrend({ points }: Pick<TrendAnswer, 'points'>, releaseOn: string | null): GoalTrend | null {
  const whole = points.filter(({ complete }) => complete);
  const [first, last] = [whole[0], whole.at(-1)];
  if (!first || !last || whole.filter(({ value }) => value !== null).length < 2) return null;
  const ahead = releaseOn === null ? -1 : whole.findLastIndex(({ date }) => date <= releaseOn);
  const end = formatDay(Date.parse(`${last.date}T00:00:00Z`) / 86_400_000 + 6);
  return {
    values: whole.map(({ value }) => value),
    from: first.date,
    to: last.date,
    last: last.value,
    release: releaseOn === null || ahead < 0 || releaseOn > end ? null : ahead,
  };
}

function readable(goal: Action['goal'], themeId: number): ReturnType<typeof goalFilter> | null {
  try {
    return goalFilter(goal, themeId);
  } catch (error) {
    if (error instanceof FilterError) return null;
    throw error;
  }
}
