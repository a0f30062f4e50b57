import { z } from 'zod';
import { ProblemError } from './problem-error.js';

/** Where a list that is ordered by a time and an id goes on. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** @throws ProblemError invalid_request for one that this server did not give */
export function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = text.split('_');
  if (z.iso.datetime().safeParse(at).success && z.uuid().safeParse(id).success) return { at: new Date(at), id };
  throw new ProblemError('invalid_request', 'before: must be what an earlier answer gave', [
    { field: 'before', message: 'must be what an earlier answer gave' },
  ]);
}

/** The place after a page; null where it was the last. */
export function nextPlace(rows: readonly Place[], limit: number): string | null {
  const last = rows.at(-1);
  return rows.length < limit || last === undefined ? null : `${last.at.toISOString()}_${last.id}`;
}
