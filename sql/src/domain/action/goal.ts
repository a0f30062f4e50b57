/** What an action will be judged by. Fixed on creation: a goal that could be moved afterwards would always be reached. */
export interface Goal {
  /** Id of a metric of the registry. */
  readonly metric: string;
  /** Variant of the metric; null for its default. */
  readonly variant: string | null;
  /** Query parameters of the filter, without dates and without `?`; '' counts everything. */
  readonly filter: string;
  /** Weeks after the release that the verdict looks at. */
  readonly weeks: number;
  /** Which way is better. */
  readonly direction: 'up' | 'down';
  /** The smallest change worth the work, in the metric's unit (a share 0 … 1, seconds, points), above 0. */
  readonly minimumEffect: number;
}

export const GOAL_DIRECTIONS = ['up', 'down'] as const;

/** Weeks that a verdict may look at. */
export const FEWEST_GOAL_WEEKS = 4;
export const MOST_GOAL_WEEKS = 52;
