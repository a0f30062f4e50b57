import type { Action } from '@koe/api/contract/actions';
import { byUrgency } from '@koe/sql/domain/action/standing';
import { ACTION_STATUSES, isOpen } from '@koe/sql/domain/action/status';
import type { ActionsAddress, Sort } from './actions-address.js';

/** The names by which people sort. */
export interface SortNames {
  readonly theme: (id: number) => string;
  readonly compare: (one: string, other: string) => number;
}

/**
 * The actions that an address asks for.
 * @param below a theme with all below it
 * @param anyStatus leaves the status alone: on the board the columns are the statuses
 */
export function chosenActions(
  all: readonly Action[],
  address: Pick<ActionsAddress, 'theme' | 'owner' | 'department' | 'status'>,
  below: (theme: number) => readonly number[],
  anyStatus: boolean,
): readonly Action[] {
  const themes = address.theme === null ? null : new Set([address.theme, ...below(address.theme)]);
  return all.filter(
    (action) =>
      (themes === null || themes.has(action.themeId)) &&
      (address.owner === null ||
        action.owner?.id === address.owner ||
        action.steps.some(({ done, owner }) => !done && owner?.id === address.owner)) &&
      (address.department === null || action.department?.id === address.department) &&
      (anyStatus ||
        address.status === 'all' ||
        (address.status === 'open' ? isOpen(action.status) : action.status === address.status)),
  );
}

/** Late and blocked ones lead, whatever else is asked; what is over comes last. */
export function byUrgencyAndEnd(a: Action, b: Action): number {
  return Number(isOpen(b.status)) - Number(isOpen(a.status)) || byUrgency(a, b);
}

export function sortedActions(
  actions: readonly Action[],
  sort: Sort,
  descending: boolean,
  names: SortNames,
): readonly Action[] {
  const { compare } = names;
  const orders: Readonly<Record<Sort, (a: Action, b: Action) => number>> = {
    urgency: byUrgencyAndEnd,
    title: (a, b) => compare(a.title, b.title),
    theme: (a, b) => compare(names.theme(a.themeId), names.theme(b.themeId)),
    // what nobody answers for comes first: it waits for somebody
    owner: (a, b) => compare(a.owner?.name ?? '', b.owner?.name ?? ''),
    due: (a, b) => a.dueOn.localeCompare(b.dueOn),
    release: (a, b) => (a.releaseOn ?? '9999').localeCompare(b.releaseOn ?? '9999'),
    status: (a, b) => ACTION_STATUSES.indexOf(a.status) - ACTION_STATUSES.indexOf(b.status),
  };
  const direction = descending ? -1 : 1;
  return actions.toSorted((a, b) => direction * orders[sort](a, b) || byUrgencyAndEnd(a, b));
}

/** How many actions stand how: what the head of the screen says. */
export interface Tally {
  readonly open: number;
  readonly late: number;
  readonly blocked: number;
  readonly measuring: number;
  readonly worked: number;
  readonly judged: number;
}

export function tallyOf(actions: readonly Action[]): Tally {
  const open = actions.filter(({ status }) => isOpen(status));
  const judged = actions.filter(({ effect }) => effect?.state === 'judged');
  return {
    open: open.length,
    late: open.filter(({ standing }) => standing.late.length > 0).length,
    blocked: open.filter(({ standing }) => standing.blocked.length > 0).length,
    measuring: actions.filter(({ status }) => status === 'measuring').length,
    worked: judged.filter(({ effect }) => effect?.verdict === 'worked').length,
    judged: judged.length,
  };
}
