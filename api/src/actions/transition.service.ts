import { Inject, Injectable } from '@nestjs/common';
import { missingFor, nextStatuses, type Condition } from '@koe/sql/domain/action/status';
import { STATUS_NAMES } from '@koe/sql/domain/action/status-names';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { Action, moveAction } from '../contract/actions.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { ActionsService, refuseFixedRelease } from './actions.service.js';
import { tellMoved } from './writing/telling.js';
import { writeChange } from './writing/write-action.js';

/** Each condition's field and what is said when it does not hold. */
const MISSING: Readonly<Record<Condition, { readonly field: string; readonly message: string }>> = {
  owner: { field: 'ownerId', message: 'needs an owner' },
  due: { field: 'dueOn', message: 'needs a due day' },
  released: { field: 'releaseOn', message: 'needs a release day that has come' },
  verdict_or_reason: {
    field: 'reason',
    message: 'its effect was not judged yet: say why it is closed without a verdict',
  },
  reason: { field: 'reason', message: 'say why' },
  no_verdict: { field: 'to', message: 'its effect was judged, and a verdict is given once; make a new action instead' },
};

/** Moves actions along the table of transitions. */
@Injectable()
export class TransitionService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ActionsService) private readonly actions: ActionsService,
  ) {}

  /** @throws ProblemError not_found; conflict; not_allowed for a change that the table does not have; invalid_request naming all that is missing */
  move({ params, body }: InputOf<typeof moveAction>, actor: ActingPerson): Promise<Action> {
    return promptTransaction(this.database, async (session) => {
      const before = await this.actions.hold(session, params.id, body.revision);
      const editor = await this.actions.editor(session, actor);
      refuseFixedRelease(before, body.releaseOn, editor.today);
      const releaseOn = body.releaseOn ?? before.releaseOn;
      const missing = missingFor(before.status, body.to, {
        ...{ ownerId: before.ownerId, dueOn: before.dueOn, releaseOn, reason: body.reason, today: editor.today },
        hasVerdict: before.verdict !== null,
      });
      if (missing === undefined) {
        const possible = nextStatuses(before.status).map(({ to }) => to);
        throw new ProblemError('not_allowed', `from ${before.status} an action goes to ${possible.join(', ')} only`);
      }
      if (missing.length > 0) {
        const fields = missing.map((condition) => MISSING[condition]);
        const detail = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
        throw new ProblemError('invalid_request', detail, fields);
      }
      const wanted = { status: body.to, statusReason: body.reason, releaseOn };
      await writeChange(session, before, wanted, { editor, action: 'move' });
      await tellMoved(session, { ...before, revision: before.revision + 1 }, { to: STATUS_NAMES[body.to], editor });
      return this.actions.one(session, params.id);
    });
  }
}
