import { parseDay } from '@koe/sql/domain/calendar/day';
import type { Step } from '@koe/sql/domain/action/step';
import { isUnderWork, type ActionStatus } from '@koe/sql/domain/action/status';
import type { Standing } from '@koe/sql/domain/action/standing';
import { placeOf, type Span } from './timeline-scale.js';

/** What a timeline knows of an action. Days are local dates. */
export interface TimelineAction {
  readonly id: string;
  readonly title: string;
  readonly status: ActionStatus;
  readonly startOn: string;
  readonly dueOn: string;
  readonly releaseOn: string | null;
  readonly standing: Standing;
  readonly steps: readonly Step[];
}

/** A stretch of days in the width of the timeline: 0 … 100. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  /** The part after the due day up to today, of what is not done; null when it is not late. */
  readonly late: { readonly left: number; readonly width: number } | null;
  /** Whether it goes on beyond what is drawn. */
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
  readonly state: 'open' | 'done' | 'blocked';
}

export interface TimelineRow {
  /** Of the action, or of the step. */
  readonly id: string;
  readonly actionId: string;
  /** Null for the action's own row. */
  readonly step: Step | null;
  readonly from: string;
  readonly to: string;
  readonly bar: Bar;
  /** Where the release stands, on the action's own row; null without one, or outside of what is drawn. */
  readonly release: number | null;
}

/** A step that waits for another, by the rows of both. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
}

/** A step without days of its own stands on the days of its action. */
export function rowsOf(
  actions: readonly TimelineAction[],
  unfolded: (id: string) => boolean,
  span: Span,
  today: number,
): readonly TimelineRow[] {
  return actions.flatMap((action) => {
    const blocked = new Set(action.standing.blocked.map(({ stepId }) => stepId));
    const own: TimelineRow = {
      id: action.id,
      actionId: action.id,
      step: null,
      from: action.startOn,
      to: action.dueOn,
      bar: barOf(
        action.startOn,
        action.dueOn,
        !isUnderWork(action.status) ? 'done' : blocked.has(null) ? 'blocked' : 'open',
        span,
        today,
      ),
      release: releasePlace(action.releaseOn, span),
    };
    if (!unfolded(action.id)) return [own];
    return [
      own,
      ...action.steps.map((step): TimelineRow => {
        const to = step.dueOn ?? (step.startOn !== null && step.startOn > action.dueOn ? step.startOn : action.dueOn);
        const from = step.startOn ?? (action.startOn < to ? action.startOn : to);
        const state = step.done ? 'done' : blocked.has(step.id) ? 'blocked' : 'open';
        // a step without a due day of its own cannot be late
        const bar = barOf(from, to, state, span, step.dueOn === null || !isUnderWork(action.status) ? null : today);
        return { id: step.id, actionId: action.id, step, from, to, bar, release: null };
      }),
    ];
  });
}

/** Which rows wait for which; a step whose action is folded has none. */
export function dependenciesOf(rows: readonly TimelineRow[]): readonly Dependency[] {
  const at = new Map(rows.map(({ id }, index) => [id, index]));
  return rows.flatMap(({ step }, to) =>
    (step?.dependsOn ?? []).flatMap((id) => {
      const from = at.get(id);
      return from === undefined ? [] : [{ from, to }];
    }),
  );
}

function barOf(from: string, to: string, state: Bar['state'], span: Span, today: number | null): Bar {
  const [first, last] = [parseDay(from), parseDay(to)];
  const left = placeOf(first, span);
  const end = placeOf(last + 1, span);
  const late = state !== 'done' && today !== null && last < today;
  return {
    left,
    width: round(Math.max(0, end - left)),
    late: late ? { left: end, width: round(placeOf(today + 1, span) - end) } : null,
    cutStart: first < span.from,
    cutEnd: last > span.to,
    state,
  };
}

function releasePlace(releaseOn: string | null, span: Span): number | null {
  if (releaseOn === null) return null;
  const day = parseDay(releaseOn);
  return day < span.from || day > span.to ? null : placeOf(day, span);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
