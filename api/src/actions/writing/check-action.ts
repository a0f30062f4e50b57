import type { Goal } from '@koe/sql/domain/action/goal';
import { remedyOf } from '@koe/sql/domain/action/remedies/registry';
import type { Means } from '@koe/sql/domain/action/action';
import { FilterError, filterParams, parseFilter } from '@koe/sql/domain/filter';
import { variantOf } from '@koe/sql/domain/metric/measure';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { ProblemError } from '../../http/problem-error.js';

/**
 * A goal that can be counted, its filter written as filters are.
 * @throws ProblemError naming the field: no such metric or variant, a filter that cannot be read, or one with a search for words,
 * which blocks do not know; a direction against what is good
 */
export function checkGoal(goal: Goal): Goal {
  const metric = METRICS.find(({ id }) => id === goal.metric);
  if (!metric) throw wrong('goal.metric', `there is no metric "${goal.metric}"`);
  try {
    variantOf(metric, goal.variant ?? undefined);
  } catch (error) {
    if (error instanceof RangeError) throw wrong('goal.variant', error.message);
    throw error;
  }
  if (metric.direction !== 'none' && metric.direction !== goal.direction)
    throw wrong(
      'goal.direction',
      `${metric.id} is better ${metric.direction}, so it cannot be the goal to move it the other way`,
    );
  return { ...goal, filter: goalFilter(goal.filter) };
}

function goalFilter(query: string): string {
  try {
    const { from: _from, to: _to, ...filter } = parseFilter(new URLSearchParams(query));
    if (filter.q !== undefined)
      throw wrong('goal.filter', 'a goal cannot hold a search for words; use a theme instead');
    return filterParams(filter).toString();
  } catch (error) {
    if (error instanceof FilterError) throw wrong('goal.filter', error.message);
    throw error;
  }
}

/** @throws ProblemError when the due day lies before the start */
export function checkDays({ startOn, dueOn }: { readonly startOn: string; readonly dueOn: string }): void {
  if (dueOn < startOn) throw wrong('dueOn', `the due day (${dueOn}) lies before the start (${startOn})`);
}

/** @throws ProblemError for a remedy that the library does not have */
export function checkMeans(means: readonly Means[]): void {
  means.forEach(({ remedy }, index) => {
    if (remedy !== null && !remedyOf(remedy)) throw wrong(`means.${index}.remedy`, `there is no remedy "${remedy}"`);
  });
}

/** A request that is refused for one field. */
export function wrong(field: string, message: string): ProblemError {
  return new ProblemError('invalid_request', `${field}: ${message}`, [{ field, message }]);
}
