import type { Action } from '@koe/api/contract/actions';
import { byUrgency } from '@koe/sql/domain/action/standing';
import { ACTION_STATUSES, isOpen, type ActionStatus } from '@koe/sql/domain/action/status';

/** A column of the board: one open status, or everything that ended. */
export interface BoardColumn {
  readonly id: ActionStatus | 'ended';
  /** Statuses that a card can be dropped for. */
  readonly statuses: readonly ActionStatus[];
  readonly cards: readonly Action[];
  /** Cards that the column leaves out. */
  readonly more: number;
}

/** What ended is of interest for a while only; the table has all of it. */
const SHOWN_ENDED = 4;

export function boardColumns(actions: readonly Action[]): readonly BoardColumn[] {
  const open = ACTION_STATUSES.filter(isOpen).map((status) => ({
    id: status,
    statuses: [status],
    cards: actions.filter((action) => action.status === status).toSorted(byUrgency),
    more: 0,
  }));
  const ended = actions
    .filter(({ status }) => !isOpen(status))
    .toSorted((a, b) => b.statusAt.localeCompare(a.statusAt) || b.number - a.number);
  return [
    ...open,
    {
      id: 'ended',
      statuses: ['closed', 'stopped'],
      cards: ended.slice(0, SHOWN_ENDED),
      more: Math.max(0, ended.length - SHOWN_ENDED),
    },
  ];
}
