import { isDeepStrictEqual } from 'node:util';
import { isReleased } from '@koe/sql/domain/action/release';
import { updateAction, type ActionChange, type StoredAction } from '@koe/sql/queries/action/action';
import { logActionChange, type ChangedField } from '@koe/sql/queries/action/history';
import type { Session } from '@koe/sql/server/database';
import { notify as notifyPages } from '../../events/notify.js';
import type { Editor } from './editor.js';
import { tellAssigned } from './telling.js';

const FIELDS = [
  'title',
  'departmentId',
  'ownerId',
  'means',
  'resources',
  'startOn',
  'dueOn',
  'releaseOn',
  'status',
  'statusReason',
  'blockedReason',
] as const;
type Field = (typeof FIELDS)[number];

/** What a person may change of an action. */
export type Wanted = Partial<Pick<ActionChange, Field>>;

/**
 * Writes a change of an action that the caller holds: stamps what hangs on it, logs it field by field, tells pages and whom it is given to.
 * Nothing is written when nothing differs. Once the release has come, its day is kept for ever, also when the action is reopened.
 * @param action of the change log: `change` or `move`
 */
export async function writeChange(
  session: Session,
  before: StoredAction,
  wanted: Wanted,
  { editor, action }: { readonly editor: Editor; readonly action: string },
): Promise<void> {
  const after: ActionChange = { ...before, ...wanted };
  const fields = changedFields(before, after);
  if (fields.length === 0) return;
  const { now, today } = editor;
  const changed = new Set(fields.map(({ field }) => field));
  await updateAction(
    session,
    before.id,
    {
      ...after,
      dueSetAt: changed.has('dueOn') ? now : before.dueSetAt,
      releaseSetAt: changed.has('releaseOn') ? (after.releaseOn === null ? null : now) : before.releaseSetAt,
      releaseFixedAt: before.releaseFixedAt ?? (isReleased(before, today) || isReleased(after, today) ? now : null),
      statusAt: changed.has('status') ? now : before.statusAt,
    },
    editor,
  );
  const detail = { revision: before.revision + 1, fields };
  await logActionChange(session, editor, { actionId: before.id, action, detail });
  await notifyPages(session, { kind: 'actions' });
  if (changed.has('ownerId')) await tellAssigned(session, { ...before, ...wanted, revision: detail.revision }, editor);
}

function changedFields(before: StoredAction, after: ActionChange): ChangedField[] {
  return FIELDS.flatMap((field) =>
    isDeepStrictEqual(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  );
}
