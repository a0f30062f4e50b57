import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const names = statement(
  'names of people and channels',
  `select person_id as id, name from person where person_id = any(:ids::uuid[])
   union all
   select channel_id, name from channel where channel_id = any(:ids::uuid[])`,
);

/** Names of people and channels by id; those that are gone are absent. */
export async function readNames(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await session.run<{ id: string; name: string }>(names, { ids });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
