import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { themeDecided } from '@koe/sql/domain/review/content';
import { decisionFaults, plainDecision, type DecisionFault, type DecisionInput } from '@koe/sql/domain/review/decision';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { agendaOf, type StoredItem } from '@koe/sql/queries/review/agenda-item';
import { actionNames } from '@koe/sql/queries/review/agenda-source';
import { answerPromise, keepDecision, reopenPromise, supersedeDecision } from '@koe/sql/queries/review/decision';
import { lockReview } from '@koe/sql/queries/review/review';
import { decideOnTheme, takeBackOnTheme } from '@koe/sql/queries/review/theme-disposition';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../../access/actor.js';
import { NewActionService } from '../../actions/new-action.service.js';
import type { decideReviewItem } from '../../contract/reviews.js';
import { notify } from '../../events/notify.js';
import type { InputOf } from '../../http/input.js';
import { ProblemError } from '../../http/problem-error.js';
import { CLOCK, DATABASE } from '../../world/world.js';
import { noReview } from '../no-review.js';
import { notRunning } from './meeting.service.js';
import { SignalOutcomesService } from './signal-outcomes.service.js';

type Given = NonNullable<InputOf<typeof decideReviewItem>['body']['decision']>;

const SAID: Readonly<Record<DecisionFault['code'], string>> = {
  told: 'this item is told, not decided',
  needed: 'is needed for this decision',
  past: 'must lie after today',
};

/** Exactly one decision an item: with what follows from it for the signal, the theme and the promise, in one transaction. */
@Injectable()
export class DecisionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SignalOutcomesService) private readonly signals: SignalOutcomesService,
    @Inject(NewActionService) private readonly actions: NewActionService,
  ) {}

  /**
   * @throws ProblemError not_found; conflict when the meeting does not run, or somebody decided otherwise meanwhile (it says who);
   * invalid_request for what a decision lacks
   */
  async decide({ params, body }: InputOf<typeof decideReviewItem>, actor: ActingPerson): Promise<void> {
    const { id, itemId } = params;
    await promptTransaction(this.database, async (session) => {
      const review = await lockReview(session, id);
      if (!review) throw noReview();
      if (review.state !== 'running') throw notRunning();
      const item = (await agendaOf(session, id)).find((each) => each.id === itemId);
      if (!item || item.removedAt !== null) throw new ProblemError('not_found', 'there is no such item on this agenda');
      if (item.decisionId !== body.expected) throw decidedMeanwhile(item);
      const decision = body.decision && (await this.withAction(session, body.decision, actor));
      if (decision) await this.check(session, item, decision);
      const now = this.clock.now();
      if (item.decisionId !== null) await this.takeBack(session, item, item.decisionId, actor);
      if (decision) await this.apply(session, { reviewId: id, item, decision, actor, now });
      const detail = { itemId, before: item.outcome, after: decision };
      const line = { action: decision ? 'decide' : 'take_back', subject: `review:${id}`, detail };
      await logChange(session, { personId: actor.id, now }, line);
      await notify(session, { kind: 'review', id });
    });
  }

  /** An action is made with the decision to act, or neither of them is. */
  private async withAction(
    session: Session,
    { action, ...decision }: Given,
    actor: ActingPerson,
  ): Promise<DecisionInput> {
    if (action === null) return plainDecision(decision);
    if (decision.outcome !== 'act' || decision.actionId !== null)
      throw new ProblemError('invalid_request', 'an action is made only by the decision to act, and only one', [
        { field: 'decision.action', message: 'belongs to the decision to act, without another action' },
      ]);
    const { id } = await this.actions.addIn(session, action, actor);
    return plainDecision({ ...decision, actionId: id });
  }

  private async check(session: Session, item: StoredItem, decision: DecisionInput): Promise<void> {
    const { timeZone } = await readOrganisation(session);
    const today = formatDay(zoneOf(timeZone).dayOf(this.clock.now().getTime()));
    const faults = decisionFaults(item.content.kind, decision, today).map(({ field, code }) => ({
      field: `decision.${field}`,
      message: SAID[code],
    }));
    const { actionId, ownerId } = decision;
    if (actionId !== null && (await actionNames(session, [actionId])).length === 0)
      faults.push({ field: 'decision.actionId', message: 'there is no such action' });
    if (ownerId !== null && (await session.query('select 1 from person where person_id = $1', [ownerId])).length === 0)
      faults.push({ field: 'decision.ownerId', message: 'there is no such person' });
    const [first] = faults;
    if (first) throw new ProblemError('invalid_request', `${first.field} ${first.message}`, faults);
  }

  private async apply(
    session: Session,
    made: {
      readonly reviewId: string;
      readonly item: StoredItem;
      readonly decision: DecisionInput;
      readonly actor: ActingPerson;
      readonly now: Date;
    },
  ): Promise<void> {
    const { reviewId, item, decision, actor, now } = made;
    const { content } = item;
    const id = randomUUID();
    await keepDecision(session, { id, reviewId, itemId: item.id, ...decision, decidedBy: actor.id, decidedAt: now });
    if (content.kind === 'exception') await this.signals.decide(session, content, decision, actor);
    if (content.kind === 'follow_up')
      await answerPromise(session, content.decisionId, { at: now, by: actor.id, answer: answerBy(item.id) });
    const themeId = themeDecided(content);
    if (themeId === null) return;
    await decideOnTheme(session, {
      id: randomUUID(),
      themeId,
      state: decision.outcome,
      reason: decision.reason,
      note: decision.note,
      until: decision.dueOn,
      ownerId: decision.ownerId,
      actionId: decision.actionId,
      decisionId: id,
      decidedBy: actor.id,
      decidedAt: now,
    });
    await notify(session, { kind: 'themes' });
  }

  private async takeBack(session: Session, item: StoredItem, decisionId: string, actor: ActingPerson): Promise<void> {
    const { content } = item;
    await supersedeDecision(session, item.id, { at: this.clock.now(), by: actor.id });
    await takeBackOnTheme(session, decisionId);
    if (content.kind === 'follow_up') await reopenPromise(session, content.decisionId, answerBy(item.id));
    if (content.kind === 'exception') await this.signals.reopen(session, content, actor);
  }
}

/** How the answer to a promise says that a later meeting gave it. */
function answerBy(itemId: string): string {
  return `review_item:${itemId}`;
}

function decidedMeanwhile({ outcome, decidedByName }: StoredItem): ProblemError {
  const who = decidedByName ?? 'somebody';
  return new ProblemError(
    'conflict',
    outcome === null ? 'the decision was taken back meanwhile' : `${who} decided meanwhile: ${outcome}`,
    [{ field: 'expected', message: outcome === null ? '' : who }],
  );
}
