import { sayDay } from '@koe/sql/domain/review/say-number';
import type { Bilingual } from '@koe/sql/domain/theme';
import { notify } from '@koe/sql/queries/delivery/notify';
import type { Session } from '@koe/sql/server/database';
import type { Editor } from './editor.js';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueOn: string;
  /** Of the change that is told. */
  readonly revision: number;
}

/** Where the page of an action is. */
export function pathOf(actionId: string): string {
  return `/actions/${actionId}`;
}

/** Tells the new owner of an action; nobody is told of what they did themselves. */
export async function tellAssigned(
  session: Session,
  { id, title, ownerId, dueOn, revision }: Named,
  editor: Editor,
): Promise<void> {
  if (ownerId === null || ownerId === editor.personId) return;
  await notify(session, {
    personIds: [ownerId],
    kind: 'assignment',
    subject: { kind: 'action', id },
    text: {
      ja: `改善アクション「${title}」の担当になりました（期限 ${sayDay(dueOn, 'ja')}）`,
      en: `You are now the owner of the action “${title}” (due ${sayDay(dueOn, 'en')})`,
    },
    path: pathOf(id),
    now: editor.now,
    key: `assigned:action:${id}:${revision}`,
  });
}

/** The same for a step. */
export async function tellStepAssigned(
  session: Session,
  action: { readonly id: string; readonly title: string },
  step: {
    readonly id: string;
    readonly text: string;
    readonly ownerId: string | null;
    readonly dueOn: string | null;
    readonly revision: number;
  },
  editor: Editor,
): Promise<void> {
  const { ownerId, dueOn } = step;
  if (ownerId === null || ownerId === editor.personId) return;
  const [ja, en] = dueOn === null ? ['', ''] : [`（期限 ${sayDay(dueOn, 'ja')}）`, ` (due ${sayDay(dueOn, 'en')})`];
  await notify(session, {
    personIds: [ownerId],
    kind: 'assignment',
    subject: { kind: 'action', id: action.id },
    text: {
      ja: `「${action.title}」のステップ「${step.text}」の担当になりました${ja}`,
      en: `You are now the owner of the step “${step.text}” of “${action.title}”${en}`,
    },
    path: pathOf(action.id),
    now: editor.now,
    key: `assigned:step:${step.id}:${ownerId}:${step.revision}`,
  });
}

/** Tells the owner that somebody else moved the action on. */
export async function tellMoved(
  session: Session,
  { id, title, ownerId, revision }: Named,
  { to, editor }: { readonly to: Bilingual; readonly editor: Editor },
): Promise<void> {
  if (ownerId === null || ownerId === editor.personId) return;
  await notify(session, {
    personIds: [ownerId],
    kind: 'status',
    subject: { kind: 'action', id },
    text: {
      ja: `${editor.name}さんが「${title}」を「${to.ja}」にしました`,
      en: `${editor.name} moved “${title}” to “${to.en}”`,
    },
    path: pathOf(id),
    now: editor.now,
    key: `status:action:${id}:${revision}`,
  });
}

/** Tells those whom a note names. Each is told once of a note, however often it is written over. */
export async function tellMentioned(
  session: Session,
  {
    action,
    noteId,
    personIds,
  }: { readonly action: Pick<Named, 'id' | 'title'>; readonly noteId: string; readonly personIds: readonly string[] },
  editor: Editor,
): Promise<void> {
  await notify(session, {
    personIds: personIds.filter((each) => each !== editor.personId),
    kind: 'mention',
    subject: { kind: 'action', id: action.id },
    text: {
      ja: `${editor.name}さんが「${action.title}」のメモであなたに触れました`,
      en: `${editor.name} mentioned you in a note of “${action.title}”`,
    },
    path: pathOf(action.id),
    now: editor.now,
    key: `mention:note:${noteId}`,
  });
}
