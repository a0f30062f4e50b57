import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { addUsedTime, agendaOf } from '@koe/sql/queries/review/agenda-item';
import { lockReview, markEnded, markStarted, showItem, type StoredReview } from '@koe/sql/queries/review/review';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../../access/actor.js';
import type { showReviewItem } from '../../contract/reviews.js';
import { notify } from '../../events/notify.js';
import type { InputOf } from '../../http/input.js';
import { ProblemError } from '../../http/problem-error.js';
import { CLOCK, DATABASE } from '../../world/world.js';
import { AgendaService } from '../agenda/agenda.service.js';
import { noReview } from '../no-review.js';
import { freezeMinutes } from './freeze-minutes.js';
import { tellMinutes } from './tell-minutes.js';

/** An item that was left open on a screen over night was not spoken about all the time. */
const MOST_SECONDS = 4 * 3600;

/** A meeting as it runs: begun, moved on, ended. All of it stands on the server, so that a page or a process may go in between. */
@Injectable()
export class MeetingService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(AgendaService) private readonly agenda: AgendaService,
  ) {}

  /** @throws ProblemError not_found; conflict once it has begun */
  async start(id: string, actor: ActingPerson): Promise<void> {
    await this.agenda.rebuild(id);
    await promptTransaction(this.database, async (session) => {
      const review = await this.held(session, id);
      if (review.state !== 'planned') throw new ProblemError('conflict', 'the meeting has begun already');
      const now = this.clock.now();
      const first = (await agendaOf(session, id)).find(({ removedAt }) => removedAt === null);
      await markStarted(session, id, now);
      await showItem(session, id, { itemId: first?.id ?? null, since: first ? now : null, view: '' });
      await this.note(session, actor, 'start', id);
    });
  }

  /** @throws ProblemError not_found; conflict unless it runs */
  async show({ params: { id }, body }: InputOf<typeof showReviewItem>): Promise<void> {
    await promptTransaction(this.database, async (session) => {
      const review = await this.running(session, id);
      const item = (await agendaOf(session, id)).find((each) => each.id === body.itemId);
      if (!item || item.removedAt !== null) throw new ProblemError('not_found', 'there is no such item on this agenda');
      const now = this.clock.now();
      const isAnother = review.currentItemId !== body.itemId;
      if (isAnother) await this.leaveItem(session, review, now);
      await showItem(session, id, {
        itemId: body.itemId,
        since: isAnother ? now : review.currentSince,
        view: body.view,
      });
      await notify(session, { kind: 'review', id });
    });
  }

  /** The minutes are frozen and sent in the same transaction: both happen, once, or neither. @throws ProblemError */
  async end(id: string, actor: ActingPerson): Promise<void> {
    await promptTransaction(this.database, async (session) => {
      const review = await this.running(session, id);
      const now = this.clock.now();
      await this.leaveItem(session, review, now);
      const { minutes, hash } = await freezeMinutes(session, { ...review, endedAt: now });
      await markEnded(session, id, { now, minutes, hash });
      await tellMinutes(session, minutes, now);
      await this.note(session, actor, 'end', id, { hash });
    });
  }

  private async leaveItem(session: Session, review: StoredReview, now: Date): Promise<void> {
    if (review.currentItemId === null || review.currentSince === null) return;
    const seconds = Math.round((now.getTime() - review.currentSince.getTime()) / 1000);
    await addUsedTime(session, review.currentItemId, Math.min(MOST_SECONDS, Math.max(0, seconds)));
  }

  private async held(session: Session, id: string): Promise<StoredReview> {
    const review = await lockReview(session, id);
    if (!review) throw noReview();
    return review;
  }

  private async running(session: Session, id: string): Promise<StoredReview> {
    const review = await this.held(session, id);
    if (review.state !== 'running') throw notRunning();
    return review;
  }

  private async note(session: Session, actor: ActingPerson, action: string, id: string, detail = {}): Promise<void> {
    await logChange(
      session,
      { personId: actor.id, now: this.clock.now() },
      { action, subject: `review:${id}`, detail },
    );
    await notify(session, { kind: 'review', id });
  }
}

export function notRunning(): ProblemError {
  return new ProblemError('conflict', 'the meeting is not running');
}
