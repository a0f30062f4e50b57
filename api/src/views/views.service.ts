import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { lockView, readViews, removeView, writeView, type SavedView as ViewRow } from '@koe/sql/queries/view/view';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { putView, SavedView } from '../contract/views.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** Views of screens that people keep; what they show is counted by whoever opens them. */
@Injectable()
export class ViewsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(personId: string | null): Promise<SavedView[]> {
    return (await readViews(this.database, personId)).map(answerOf);
  }

  /** @throws ProblemError not_allowed when somebody else owns it */
  put({ params, body }: InputOf<typeof putView>, actor: ActingPerson): Promise<SavedView> {
    return promptTransaction(this.database, async (session) => {
      const before = await lockView(session, params.id);
      if (before) refuseOthers(before, actor);
      const view = { ...body, id: params.id, ownerId: before?.ownerId ?? actor.id };
      const written = await writeView(session, view, this.clock.now());
      await this.note(
        session,
        actor,
        before ? 'change' : 'add',
        params.id,
        before ? { before, after: body } : { after: body },
      );
      return answerOf(written);
    });
  }

  /** @throws ProblemError not_found; not_allowed when somebody else owns it */
  remove(id: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const before = await lockView(session, id);
      if (!before) throw new ProblemError('not_found', 'there is no such view; it may have been deleted');
      refuseOthers(before, actor);
      await removeView(session, id);
      await this.note(session, actor, 'remove', id, { before });
    });
  }

  private async note(session: Session, actor: ActingPerson, action: string, id: string, detail: object): Promise<void> {
    const editor = { personId: actor.id, now: this.clock.now() };
    await logChange(session, editor, { action, subject: `saved_view:${id}`, detail });
    await notify(session, { kind: 'views' });
  }
}

function refuseOthers(view: ViewRow, actor: ActingPerson): void {
  if (view.ownerId === null || view.ownerId === actor.id) return;
  throw new ProblemError('not_allowed', 'only the owner of a view changes it; save it under a new name instead');
}

function answerOf({ createdAt, updatedAt, ...view }: ViewRow): SavedView {
  return { ...view, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
