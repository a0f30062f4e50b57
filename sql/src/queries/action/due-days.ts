import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** A due day of an action or a step that is not done. */
export interface DueDay {
  readonly kind: 'action' | 'step';
  /** Of the action or the step. */
  readonly id: string;
  readonly actionId: string;
  readonly title: string;
  /** Words of the step; null for the action itself. */
  readonly step: string | null;
  /** Who is reminded; null where nobody is left. */
  readonly personId: string | null;
  /** Local date. */
  readonly dueOn: string;
  readonly dueSetAt: Date;
}

const due = sqlFile(import.meta.url, 'due-days.sql');
const hold = statement(
  'hold action while reminding',
  `select 1 as held from action where action_id = :actionId for share`,
);

/** Due days until a local date, inclusive, earliest first; of one action, or of all. */
export function dueDays(session: Session, until: string, actionId: string | null = null): Promise<DueDay[]> {
  return session.run<DueDay>(due, { until, actionId });
}

/** Inside a transaction: nobody changes the action or its steps until its end. */
export async function holdWhileReminding(session: Session, actionId: string): Promise<void> {
  await session.run(hold, { actionId });
}
