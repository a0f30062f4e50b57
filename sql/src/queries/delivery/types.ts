import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const read = statement('deliverer types', `select descriptor from deliverer_type`);
/** As people look for them. */
const ORDER = ['smtp', 'slack', 'teams', 'line_works', 'chatwork', 'redmine', 'backlog', 'jira'];

/** The descriptors that the jobs of this version wrote, mail first. */
export async function readTypes(session: Session): Promise<readonly unknown[]> {
  const rows = await session.run<{ descriptor: { type: string } }>(read);
  return rows.map(({ descriptor }) => descriptor).sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}
