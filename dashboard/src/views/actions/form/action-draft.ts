import type { newActionSchema, NewAction } from '@koe/api/contract/actions';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { FEWEST_GOAL_WEEKS, MOST_GOAL_WEEKS, type Goal } from '@koe/sql/domain/action/goal';
import type { ResourceKind } from '@koe/sql/domain/action/action';
import { parseFilter, filterParams, type Filter } from '@koe/sql/domain/filter';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { Unit } from '@koe/sql/domain/metric/metric';
import type { z } from 'zod';
import type { ActionPrefill } from './action-prefill.js';

/** A form as it is filled in: numbers and dates as typed. */
export interface ActionDraft {
  title: string;
  themeId: number | null;
  departmentId: string;
  ownerId: string;
  startOn: string;
  dueOn: string;
  releaseOn: string;
  metric: string;
  variant: string | null;
  direction: Goal['direction'];
  /** In percentage points for shares, else in the metric's unit. */
  minimum: string;
  weeks: string;
  /** Null: follows the theme until somebody changes it. */
  scope: Filter | null;
  remark: string;
  means: NewAction['means'];
  /** One a line. */
  steps: string;
  resources: { kind: ResourceKind; text: string }[];
}

export type DraftField = 'title' | 'themeId' | 'startOn' | 'dueOn' | 'minimumEffect' | 'weeks';
/** What is wrong with a field, by the name of its sentence. */
export type DraftFault =
  'title' | 'themeId' | 'startOn' | 'dueOn' | 'dueBeforeStart' | 'minimumEffect' | 'shareTooLarge' | 'weeks';

const DEFAULT_METRIC = 'theme_share';
const DEFAULT_WEEKS = 8;
/** A plan of six weeks, until somebody says otherwise. */
const DEFAULT_DAYS = 42;
const DEFAULT_MINIMUM: Readonly<Partial<Record<Unit, number>>> = { share: 0.01, points: 5, score: 0.2 };

/** @param today day number */
export function newDraft(prefill: ActionPrefill, today: number): ActionDraft {
  const { goal = {} } = prefill;
  const metric = goal.metric ?? DEFAULT_METRIC;
  return {
    title: prefill.title ?? '',
    themeId: prefill.themeId ?? null,
    departmentId: prefill.departmentId ?? '',
    ownerId: prefill.ownerId ?? '',
    startOn: prefill.startOn ?? formatDay(today),
    dueOn: prefill.dueOn ?? formatDay(today + DEFAULT_DAYS),
    releaseOn: '',
    metric,
    variant: goal.variant ?? null,
    direction: goal.direction ?? betterWay(metric),
    minimum: typedOf(goal.minimumEffect ?? usualMinimum(metric), metric),
    weeks: String(goal.weeks ?? DEFAULT_WEEKS),
    scope: goal.filter === undefined ? null : parseFilter(new URLSearchParams(goal.filter)),
    remark: prefill.remark ?? '',
    means: prefill.means ?? [],
    steps: '',
    resources: [],
  };
}

/** What is counted: without anybody's choice, what is said about the theme. */
export function scopeOf({ scope, themeId }: Pick<ActionDraft, 'scope' | 'themeId'>): Filter {
  return scope ?? (themeId === null ? {} : { theme: [String(themeId)] });
}

/** Which way a metric is better; of a theme's share and of what has no better way, less. */
export function betterWay(metric: string): Goal['direction'] {
  return metricById(metric).direction === 'up' ? 'up' : 'down';
}

/** What is asked for when nobody says otherwise, in the metric's unit. */
export function usualMinimum(metric: string): number {
  return DEFAULT_MINIMUM[metricById(metric).unit] ?? 1;
}

/** A minimum as it is typed: shares in percentage points. */
export function typedOf(value: number, metric: string): string {
  const scaled = metricById(metric).unit === 'share' ? value * 100 : value;
  return String(Math.round(scaled * 1000) / 1000);
}

/** The goal as it will be fixed; null while a number of it cannot be read. */
export function goalOf(draft: ActionDraft): Goal | null {
  const weeks = weeksOf(draft);
  const minimumEffect = minimumOf(draft);
  if (weeks === null || minimumEffect === null) return null;
  const { from: _from, to: _to, ...filter } = scopeOf(draft);
  return {
    metric: draft.metric,
    variant: draft.variant,
    filter: filterParams(filter).toString(),
    weeks,
    direction: draft.direction,
    minimumEffect,
  };
}

/** Every fault, in the order of the form. */
export function faultsOf(draft: ActionDraft): Partial<Record<DraftField, DraftFault>> {
  const isShare = metricById(draft.metric).unit === 'share';
  const minimum = numberOf(draft.minimum);
  return {
    ...(draft.title.trim() === '' ? { title: 'title' } : {}),
    ...(draft.themeId === null ? { themeId: 'themeId' } : {}),
    ...(draft.startOn === '' ? { startOn: 'startOn' } : {}),
    ...(draft.dueOn === ''
      ? { dueOn: 'dueOn' }
      : draft.startOn !== '' && draft.dueOn < draft.startOn
        ? { dueOn: 'dueBeforeStart' }
        : {}),
    ...(minimum === null || minimum <= 0
      ? { minimumEffect: 'minimumEffect' }
      : isShare && minimum >= 100
        ? { minimumEffect: 'shareTooLarge' }
        : {}),
    ...(weeksOf(draft) === null ? { weeks: 'weeks' } : {}),
  };
}

/** A new action as it is sent. */
export type ActionBody = z.input<typeof newActionSchema>;

/** What is sent; null while there are faults. */
export function bodyOf(draft: ActionDraft, prefill: ActionPrefill): ActionBody | null {
  const goal = goalOf(draft);
  if (goal === null || draft.themeId === null || Object.keys(faultsOf(draft)).length > 0) return null;
  return {
    title: draft.title.trim(),
    themeId: draft.themeId,
    departmentId: orNull(draft.departmentId),
    ownerId: orNull(draft.ownerId),
    problem: { pinIds: [...(prefill.pinIds ?? [])], remark: orNull(draft.remark) },
    means: [...draft.means],
    resources: draft.resources.map(({ kind, text }) => ({ kind, text: text.trim() })).filter(({ text }) => text !== ''),
    steps: draft.steps
      .split('\n')
      .map((text) => ({ text: text.trim() }))
      .filter(({ text }) => text !== ''),
    startOn: draft.startOn,
    dueOn: draft.dueOn,
    releaseOn: orNull(draft.releaseOn),
    goal,
    origin: prefill.origin ?? null,
  };
}

function minimumOf({ minimum, metric }: ActionDraft): number | null {
  const typed = numberOf(minimum);
  if (typed === null || typed <= 0) return null;
  if (metricById(metric).unit !== 'share') return typed;
  return typed < 100 ? typed / 100 : null;
}

function weeksOf({ weeks }: Pick<ActionDraft, 'weeks'>): number | null {
  const value = numberOf(weeks);
  return value !== null && Number.isInteger(value) && value >= FEWEST_GOAL_WEEKS && value <= MOST_GOAL_WEEKS
    ? value
    : null;
}

/** A number as people type it, full-width digits included. */
function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
