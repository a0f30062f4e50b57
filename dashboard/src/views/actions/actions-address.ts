import { ACTION_STATUSES, type ActionStatus } from '@koe/sql/domain/action/status';

export const ACTION_VIEWS = ['board', 'table', 'timeline'] as const;
export type ActionView = (typeof ACTION_VIEWS)[number];

export const SORTS = ['urgency', 'title', 'theme', 'owner', 'due', 'release', 'status'] as const;
export type Sort = (typeof SORTS)[number];

/** Which actions are listed: what is not over, everything, or one status. */
export type StatusChoice = 'open' | 'all' | ActionStatus;

/** What the address says of the screen; the filter of the voices plays no part in it, except that `theme` is the same word. */
export interface ActionsAddress {
  readonly view: ActionView;
  readonly theme: number | null;
  readonly owner: string | null;
  readonly department: string | null;
  readonly status: StatusChoice;
  readonly sort: Sort;
  readonly descending: boolean;
  /** The action in the panel. */
  readonly open: string | null;
}

export function parseActions(params: URLSearchParams): ActionsAddress {
  const theme = Number(params.get('theme') ?? '');
  const status = params.get('status');
  const sort = params.get('sort') ?? '';
  const ascending = sort.replace(/^-/, '');
  return {
    view: ACTION_VIEWS.find((view) => view === params.get('view')) ?? 'board',
    theme: Number.isInteger(theme) && theme > 0 ? theme : null,
    owner: params.get('owner'),
    department: params.get('department'),
    status: status === 'all' ? 'all' : (ACTION_STATUSES.find((each) => each === status) ?? 'open'),
    sort: SORTS.find((each) => each === ascending) ?? 'urgency',
    descending: sort.startsWith('-'),
    open: params.get('open'),
  };
}

/** The address with some of its parameters changed; null removes one, and what is the default is not written. */
export function actionsAddress(
  params: URLSearchParams,
  change: Readonly<
    Partial<Record<'view' | 'theme' | 'owner' | 'department' | 'status' | 'sort' | 'open', string | null>>
  >,
): string {
  const next = new URLSearchParams(params);
  const defaults: Readonly<Record<string, string>> = { view: 'board', status: 'open', sort: 'urgency' };
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '' || value === defaults[name]) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === '' ? '/actions' : `/actions?${text}`;
}
