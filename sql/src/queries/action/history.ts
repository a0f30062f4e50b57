import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { logChange } from '../change-log/log-change.js';

/** One field of a change. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the change log keeps of one change of an action. */
export interface ActionChangeDetail {
  /** The action's revision after it; absent for what leaves the action's own row alone. */
  readonly revision?: number;
  /** What it was about besides the action itself: the words of a step, the title of a link. */
  readonly of?: string;
  readonly stepId?: string;
  /** The step's revision after it. */
  readonly stepRevision?: number;
  readonly fields: readonly ChangedField[];
}

export interface ActionLogLine {
  readonly at: Date;
  readonly by: string | null;
  readonly action: string;
  readonly detail: ActionChangeDetail;
}

const SELECT = `select c.at, p.name as by, c.action, c.detail from change_log c left join person p on p.person_id = c.person_id
  where c.subject = :subject`;

const newest = statement('history of action', `${SELECT} order by c.change_id desc limit 200`);
const sinceRevision = statement(
  'changes of action since revision',
  `${SELECT} and (c.detail ->> 'revision')::int > :revision order by c.change_id`,
);
const ofStepSince = statement(
  'changes of step since revision',
  `${SELECT} and c.detail ->> 'stepId' = :stepId and (c.detail ->> 'stepRevision')::int > :revision order by c.change_id`,
);

/** One line of an action's history, in the transaction of the change itself. */
export async function logActionChange(
  session: Session,
  editor: { readonly personId: string | null; readonly now: Date },
  change: { readonly actionId: string; readonly action: string; readonly detail: ActionChangeDetail },
): Promise<void> {
  const { actionId, action, detail } = change;
  await logChange(session, editor, { action, subject: subjectOf(actionId), detail });
}

/** Newest first, 200 at most. */
export function historyOf(session: Session, actionId: string): Promise<ActionLogLine[]> {
  return session.run<ActionLogLine>(newest, { subject: subjectOf(actionId) });
}

/** Changes of the action's own row after a revision, oldest first. */
export function changesSince(session: Session, actionId: string, revision: number): Promise<ActionLogLine[]> {
  return session.run<ActionLogLine>(sinceRevision, { subject: subjectOf(actionId), revision });
}

/** The same of one step. */
export function stepChangesSince(
  session: Session,
  { actionId, stepId, revision }: { readonly actionId: string; readonly stepId: string; readonly revision: number },
): Promise<ActionLogLine[]> {
  return session.run<ActionLogLine>(ofStepSince, { subject: subjectOf(actionId), stepId, revision });
}

function subjectOf(actionId: string): string {
  return `action:${actionId}`;
}
