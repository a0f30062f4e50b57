import { Inject, Injectable } from '@nestjs/common';
import { findLink, linksOf, removeLink, writeLink, type StoredLink } from '@koe/sql/queries/action/link';
import { findNote, notesOf, removeNote, writeNote, type StoredNote } from '@koe/sql/queries/action/note';
import { findAction } from '@koe/sql/queries/action/action';
import {
  historyOf,
  logActionChange,
  type ActionChangeDetail,
  type ActionLogLine,
} from '@koe/sql/queries/action/history';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import type { ActionChange, ActionLink, ActionNote, getAction, putLink, putNote } from '../contract/action-page.js';
import { notify as notifyPages } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { personOf } from './action-answer.js';
import { ActionsService, noAction } from './actions.service.js';
import { tellMentioned } from './writing/telling.js';

/** What stands on the page of one action besides the action itself. */
@Injectable()
export class PageService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ActionsService) private readonly actions: ActionsService,
  ) {}

  /** @throws ProblemError not_found */
  async read(id: string): Promise<z.input<NonNullable<(typeof getAction)['answer']>>> {
    const stored = await findAction(this.database, id);
    if (!stored) throw noAction();
    const [action, notes, links, history] = await Promise.all([
      this.actions.one(this.database, id),
      notesOf(this.database, id),
      linksOf(this.database, id),
      historyOf(this.database, id),
    ]);
    return {
      ...action,
      removed: stored.removedAt !== null,
      notes: notes.map(noteAnswer),
      links: links.map(linkAnswer),
      history: history.map(changeAnswer),
    };
  }

  /** @throws ProblemError not_found; not_allowed for a note of somebody else */
  putNote({ params, body }: InputOf<typeof putNote>, actor: ActingPerson): Promise<ActionNote> {
    return promptTransaction(this.database, async (session) => {
      const action = await this.actions.hold(session, params.id);
      const before = await findNote(session, params.noteId);
      if (before && before.actionId !== params.id)
        throw new ProblemError('conflict', 'this id belongs to a note of another action');
      if (before) refuseOthers(before, actor);
      const editor = await this.actions.editor(session, actor);
      const { now } = editor;
      await writeNote(session, { id: params.noteId, actionId: params.id, ...body, personId: actor.id, now });
      const fields = [{ field: 'note', before: before?.text ?? null, after: body.text }];
      await this.note(session, actor, params.id, { action: before ? 'change_note' : 'add_note', detail: { fields } });
      await tellMentioned(session, { action, noteId: params.noteId, personIds: body.mentions }, editor);
      const written = await findNote(session, params.noteId);
      if (!written) throw new Error('a note was written and not found');
      return noteAnswer(written);
    });
  }

  /** Deleting twice is no failure. @throws ProblemError not_allowed for a note of somebody else */
  removeNote({ id, noteId }: { readonly id: string; readonly noteId: string }, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      await this.actions.hold(session, id);
      const before = await findNote(session, noteId);
      if (before?.actionId !== id) return;
      refuseOthers(before, actor);
      await removeNote(session, noteId);
      const fields = [{ field: 'note', before: before.text, after: null }];
      await this.note(session, actor, id, { action: 'remove_note', detail: { fields } });
    });
  }

  /** @throws ProblemError not_found; conflict for an id that stands at another action */
  putLink({ params, body }: InputOf<typeof putLink>, actor: ActingPerson): Promise<ActionLink> {
    return promptTransaction(this.database, async (session) => {
      await this.actions.hold(session, params.id);
      const before = await findLink(session, params.linkId);
      if (before && before.actionId !== params.id)
        throw new ProblemError('conflict', 'this id belongs to a link of another action');
      const { now } = await this.actions.editor(session, actor);
      await writeLink(session, { id: params.linkId, actionId: params.id, ...body, personId: actor.id, now });
      const after = body.url ?? body.targetId;
      const fields = [{ field: 'link', before: before?.url ?? before?.targetId ?? null, after }];
      const line = { action: before ? 'change_link' : 'add_link', detail: { of: body.title, fields } };
      await this.note(session, actor, params.id, line);
      const written = await findLink(session, params.linkId);
      if (!written) throw new Error('a link was written and not found');
      return linkAnswer(written);
    });
  }

  /** Taking off twice is no failure. */
  removeLink({ id, linkId }: { readonly id: string; readonly linkId: string }, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      await this.actions.hold(session, id);
      const before = await findLink(session, linkId);
      if (before?.actionId !== id) return;
      await removeLink(session, linkId);
      const fields = [{ field: 'link', before: before.url ?? before.targetId, after: null }];
      await this.note(session, actor, id, { action: 'remove_link', detail: { of: before.title, fields } });
    });
  }

  private async note(
    session: Session,
    actor: ActingPerson,
    actionId: string,
    change: { readonly action: string; readonly detail: ActionChangeDetail },
  ): Promise<void> {
    const editor = await this.actions.editor(session, actor);
    await logActionChange(session, editor, { actionId, ...change });
    await notifyPages(session, { kind: 'actions' });
  }
}

function refuseOthers({ writtenBy }: StoredNote, actor: ActingPerson): void {
  if (writtenBy !== null && writtenBy !== actor.id)
    throw new ProblemError('not_allowed', 'a note is changed by the person who wrote it only; write a new one');
}

function noteAnswer({ id, text, mentions, writtenAt, writtenBy, writtenByName, changedAt }: StoredNote): ActionNote {
  return {
    ...{ id, text, mentions: [...mentions] },
    at: writtenAt.toISOString(),
    by: personOf(writtenBy, writtenByName),
    changedAt: changedAt?.toISOString() ?? null,
  };
}

function linkAnswer({ id, kind, url, targetId, title, addedAt, addedBy, addedByName }: StoredLink): ActionLink {
  return { ...{ id, kind, url, targetId, title }, at: addedAt.toISOString(), by: personOf(addedBy, addedByName) };
}

function changeAnswer({ at, by, action, detail: { of, fields } }: ActionLogLine): ActionChange {
  return { at: at.toISOString(), by, action, of: of ?? null, fields: [...fields] };
}
