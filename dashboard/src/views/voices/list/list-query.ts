import { HANDLING_STATES, type HandlingState } from '@koe/sql/domain/item';

export const SORTS = ['newest', 'oldest', 'priority'] as const;
export type Sort = (typeof SORTS)[number];

/** What the list of voices asks for besides the filter. */
export interface ListQuery {
  readonly sort: Sort;
  readonly handling?: HandlingState;
  /** Person id. */
  readonly assignee?: string;
}

/** Reads the list's own parameters of the address; what is not known falls back to the default. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  const sort = SORTS.find((value) => value === params.get('sort')) ?? 'newest';
  const handling = HANDLING_STATES.find((value) => value === params.get('handling'));
  const assignee = params.get('assignee');
  return { sort, ...(handling && { handling }), ...(assignee && UUID.test(assignee) && { assignee }) };
}

/** Writes the list's own parameters into an address and leaves the others as they are; defaults are not written. */
export function withListQuery(params: URLSearchParams, query: ListQuery): URLSearchParams {
  const result = new URLSearchParams(params);
  for (const name of ['sort', 'handling', 'assignee']) result.delete(name);
  if (query.sort !== 'newest') result.set('sort', query.sort);
  if (query.handling) result.set('handling', query.handling);
  if (query.assignee) result.set('assignee', query.assignee);
  return result;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
