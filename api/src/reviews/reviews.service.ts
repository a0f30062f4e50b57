import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { measuresOf } from '@koe/sql/domain/review/measures';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { agendaOf } from '@koe/sql/queries/review/agenda-item';
import { weekOfEdition } from '@koe/sql/queries/review/agenda-source';
import { answerPromise, openFollowUps, promisesDue } from '@koe/sql/queries/review/decision';
import { addNote, notesOf } from '@koe/sql/queries/review/note';
import {
  deleteReview,
  findReview,
  insertReview,
  lockReview,
  peopleOfReview,
  readReviews,
  setPeopleOfReview,
  updatePlan,
  type StoredReview,
} from '@koe/sql/queries/review/review';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../access/actor.js';
import type {
  addReview,
  addReviewNote,
  answerFollowUp,
  listReviews,
  patchReview,
  Review,
  ReviewPlan,
} from '../contract/reviews.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { AgendaService } from './agenda/agenda.service.js';
import { noReview } from './no-review.js';
import { followUpAnswer, reviewAnswer } from './review-answer.js';

const MOST_LISTED = 200;
const MEASURED_DAYS = 7 * 26;

/** Review meetings: planned, listed, read; what is promised in them and how they go. */
@Injectable()
export class ReviewsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(AgendaService) private readonly agenda: AgendaService,
  ) {}

  async list(): Promise<z.input<NonNullable<(typeof listReviews)['answer']>>> {
    const { timeZone } = await readOrganisation(this.database);
    const todayDay = zoneOf(timeZone).dayOf(this.clock.now().getTime());
    const [today, since] = [formatDay(todayDay), formatDay(todayDay - MEASURED_DAYS)];
    const [lines, followUps, promises, { themes }] = await Promise.all([
      readReviews(this.database, MOST_LISTED),
      openFollowUps(this.database),
      promisesDue(this.database, { since, today, timeZone }),
      readTaxonomy(this.database),
    ]);
    const names = new Map(themes.map((theme) => [theme.id, theme.name]));
    const reviews = lines.map(({ departmentId, departmentName, editionId: _e, builtAt: _b, ...line }) => {
      const { startedAt, endedAt, ...rest } = line;
      const usedMinutes =
        startedAt && endedAt ? Math.max(1, Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000)) : null;
      const department = departmentId && departmentName ? { id: departmentId, name: departmentName } : null;
      return { ...rest, department, usedMinutes };
    });
    return {
      reviews,
      followUps: followUps.map((each) => followUpAnswer(each, names)),
      measures: measuresOf({ meetings: reviews.filter(({ heldOn }) => heldOn >= since), promises, followUps, today }),
      today,
    };
  }

  /** @throws ProblemError not_found */
  async read(id: string, session: Session = this.database): Promise<Review> {
    const review = await findReview(session, id);
    if (!review) throw noReview();
    const [people, items, notes] = [
      await peopleOfReview(session, id),
      await agendaOf(session, id),
      await notesOf(session, id),
    ];
    return reviewAnswer({ review, people, items, notes, now: this.clock.now() });
  }

  /** @throws ProblemError invalid_request for an edition or department that there is not */
  async add({ body }: InputOf<typeof addReview>, actor: ActingPerson): Promise<Review> {
    const id = randomUUID();
    const week = await this.weekOf(body);
    const built = await this.agenda.propose({ id, ...body, ...week });
    return promptTransaction(this.database, async (session) => {
      const editor = { personId: actor.id, now: this.clock.now() };
      await this.refuseUnknown(session, body.departmentId);
      await insertReview(session, id, { ...body, ...week }, editor);
      await setPeopleOfReview(session, id, body.personIds);
      await this.agenda.write(session, { id, plannedMinutes: body.plannedMinutes }, built);
      await this.note(session, actor, 'add', id, { after: body });
      return this.read(id, session);
    });
  }

  /** @throws ProblemError not_found; conflict once it has begun; invalid_request */
  async plan({ params: { id }, body }: InputOf<typeof patchReview>, actor: ActingPerson): Promise<Review> {
    const review = await promptTransaction(this.database, async (session) => {
      const before = await this.planned(session, id);
      const plan = {
        heldOn: body.heldOn ?? before.heldOn,
        startsAt: body.startsAt ?? before.startsAt,
        plannedMinutes: body.plannedMinutes ?? before.plannedMinutes,
        departmentId: body.departmentId === undefined ? before.departmentId : body.departmentId,
        editionId: body.editionId === undefined ? before.editionId : body.editionId,
      };
      const isOfAnotherWeek = plan.heldOn !== before.heldOn || plan.editionId !== before.editionId;
      const { from, to } = isOfAnotherWeek ? await this.weekOf(plan) : before;
      await this.refuseUnknown(session, plan.departmentId);
      await updatePlan(session, id, { ...plan, from, to });
      if (body.personIds) await setPeopleOfReview(session, id, body.personIds);
      await this.note(session, actor, 'change', id, { after: body });
      return before;
    });
    const now = await findReview(this.database, id);
    const isSame =
      now?.from === review.from &&
      now.plannedMinutes === review.plannedMinutes &&
      now.departmentId === review.departmentId &&
      now.heldOn === review.heldOn;
    // another week, department or length is another agenda
    return isSame ? this.read(id) : (await this.agenda.rebuild(id), this.read(id));
  }

  /** @throws ProblemError not_found; conflict once it has begun */
  remove(id: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const before = await this.planned(session, id);
      await deleteReview(session, id);
      await this.note(session, actor, 'remove', id, { before: { heldOn: before.heldOn, startsAt: before.startsAt } });
    });
  }

  /** @throws ProblemError not_found; conflict before it has ended */
  addNote({ params: { id }, body }: InputOf<typeof addReviewNote>, actor: ActingPerson): Promise<Review> {
    return promptTransaction(this.database, async (session) => {
      const review = await lockReview(session, id);
      if (!review) throw noReview();
      if (review.state !== 'ended')
        throw new ProblemError(
          'conflict',
          'minutes are corrected once the meeting has ended; until then, change the decision',
        );
      const note = { id: randomUUID(), reviewId: id, text: body.text, personId: actor.id, at: this.clock.now() };
      await addNote(session, note);
      await this.note(session, actor, 'note', id, { noteId: note.id });
      return this.read(id, session);
    });
  }

  /** @throws ProblemError not_found when it is no open promise of a meeting */
  answer({ params, body }: InputOf<typeof answerFollowUp>, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const said = { at: this.clock.now(), by: actor.id, answer: body.answer };
      if (!(await answerPromise(session, params.id, said)))
        throw new ProblemError('not_found', 'there is no open follow-up of this id; it may have been answered');
      const editor = { personId: actor.id, now: said.at };
      const line = { action: 'answer', subject: `review_decision:${params.id}`, detail: { answer: body.answer } };
      await logChange(session, editor, line);
      await notify(session, { kind: 'review', id: params.id });
    });
  }

  /** The edition's week, else the last week that had closed before the day of the meeting. */
  private async weekOf(plan: Pick<ReviewPlan, 'heldOn' | 'editionId'>): Promise<{ from: string; to: string }> {
    const { weekStart } = await readOrganisation(this.database);
    const ofEdition = plan.editionId === null ? null : await weekOfEdition(this.database, plan.editionId);
    if (plan.editionId !== null && ofEdition === null)
      throw new ProblemError('invalid_request', 'there is no such edition', [
        { field: 'editionId', message: 'there is no such edition' },
      ]);
    const first = ofEdition ?? startOfWeek(parseDay(plan.heldOn), weekStart) - 7;
    return { from: formatDay(first), to: formatDay(first + 6) };
  }

  private async refuseUnknown(session: Session, departmentId: string | null): Promise<void> {
    if (departmentId === null) return;
    const found = await session.query('select 1 from department where department_id = $1', [departmentId]);
    if (found.length === 0)
      throw new ProblemError('invalid_request', 'there is no such department', [
        { field: 'departmentId', message: 'there is no such department' },
      ]);
  }

  private async planned(session: Session, id: string): Promise<StoredReview> {
    const review = await lockReview(session, id);
    if (!review) throw noReview();
    if (review.state !== 'planned')
      throw new ProblemError('conflict', 'the meeting has begun; its plan stays as it is');
    return review;
  }

  private async note(session: Session, actor: ActingPerson, action: string, id: string, detail: object): Promise<void> {
    await logChange(
      session,
      { personId: actor.id, now: this.clock.now() },
      { action, subject: `review:${id}`, detail },
    );
    await notify(session, { kind: 'review', id });
  }
}
