import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const underWay = statement(
  'editions under way',
  `select (p.payload ->> 'week')::int as week, (p.payload ->> 'rebuildOf')::uuid as "rebuildOf",
     j.attempts >= j.max_attempts and j.locked_at is null as failed, j.updated_at as at
   from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
   where j.task_identifier = 'edition'`,
);
const firstDay = statement('first day with items', `select min(local_day)::int as day from item_index`);

/** A build that waits, goes on, or has failed for good. */
export interface EditionUnderWay {
  /** Local day number of the first day. */
  readonly week: number;
  readonly rebuildOf: string | null;
  readonly failed: boolean;
  readonly at: Date;
}

export function editionsUnderWay(session: Session): Promise<EditionUnderWay[]> {
  return session.run<EditionUnderWay>(underWay);
}

/** Local day number; null without items. */
export async function firstItemDay(session: Session): Promise<number | null> {
  return (await session.run<{ day: number | null }>(firstDay))[0]?.day ?? null;
}
