import type { NewAction } from '@koe/api/contract/actions';

/** What a form of a new action begins with. All of it can be changed before it is made, save origin and facts. */
export interface ActionPrefill {
  readonly title?: string;
  readonly themeId?: number;
  readonly departmentId?: string | null;
  readonly ownerId?: string | null;
  /** Local dates. */
  readonly startOn?: string;
  readonly dueOn?: string;
  /** Of the goal what is known; the filter is query parameters without dates. */
  readonly goal?: Partial<NewAction['goal']>;
  readonly means?: NewAction['means'];
  /** What the person who fills it in would say of the problem. */
  readonly remark?: string;
  /** Pins whose facts become the action's problem. */
  readonly pinIds?: readonly string[];
  readonly origin?: NonNullable<NewAction['origin']>;
}
