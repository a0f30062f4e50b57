import type { Goal } from './goal.js';
import type { ActionStatus } from './status.js';

/** Kinds of resources that a plan names. */
export const RESOURCE_KINDS = [
  'people',
  'technology',
  'money',
  'process',
  'data',
  'communication',
  'incentive',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export interface Resource {
  readonly kind: ResourceKind;
  readonly text: string;
}

/** What will be done: a remedy of the library as it was worded when it was chosen, or words of one's own. */
export interface Means {
  /** Id of the library; null for words of one's own. */
  readonly remedy: string | null;
  readonly text: string;
}

/** What an action was made from. */
export const ORIGIN_KINDS = ['signal', 'review_item', 'faq_gap', 'theme'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

export interface Origin {
  readonly kind: OriginKind;
  readonly id: string;
}

/** A plan of improvement. The problem is the facts pinned to it and remarks of named people, never a text of its own. Days are local dates. */
export interface Action {
  readonly id: string;
  /** What people call it by: 12 of "A-12". */
  readonly number: number;
  readonly title: string;
  readonly themeId: number;
  readonly departmentId: string | null;
  readonly ownerId: string | null;
  readonly means: readonly Means[];
  readonly resources: readonly Resource[];
  readonly startOn: string;
  readonly dueOn: string;
  /** The day customers get what was promised; the effect is counted from it. */
  readonly releaseOn: string | null;
  readonly goal: Goal;
  readonly status: ActionStatus;
  /** Why it was stopped, reopened, or closed without a verdict. */
  readonly statusReason: string | null;
  /** Why it cannot go on. */
  readonly blockedReason: string | null;
  readonly origin: Origin | null;
  /** Counts up with every change. */
  readonly revision: number;
}
