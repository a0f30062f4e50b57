import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { mergeAgenda, planMinutes, type BuiltItem, type StandingItem } from '@koe/sql/domain/review/agenda';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { agendaOf, keepAgenda, setItemRemoved } from '@koe/sql/queries/review/agenda-item';
import { findReview, lockReview, noteBuilt, type StoredReview } from '@koe/sql/queries/review/review';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../../access/actor.js';
import type { addReviewItem, orderAgenda, patchReviewItem } from '../../contract/reviews.js';
import { notify } from '../../events/notify.js';
import type { InputOf } from '../../http/input.js';
import { ProblemError } from '../../http/problem-error.js';
import { CLOCK, DATABASE } from '../../world/world.js';
import { standingOf } from '../review-answer.js';
import { BuildAgendaService } from './build-agenda.service.js';

/** The agenda of a meeting: built, built again, and changed by hand. */
@Injectable()
export class AgendaService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BuildAgendaService) private readonly builder: BuildAgendaService,
  ) {}

  propose(meeting: Parameters<BuildAgendaService['build']>[0]): Promise<readonly BuiltItem[]> {
    return this.builder.build(meeting);
  }

  /** Counting takes a while and holds nothing; the agenda is then written over what stands at that moment. @throws ProblemError */
  async rebuild(id: string): Promise<void> {
    const built = await this.propose(await this.planned(this.database, id));
    await promptTransaction(this.database, async (session) => {
      await lockReview(session, id);
      await this.write(session, await this.planned(session, id), built);
      await notify(session, { kind: 'review', id });
    });
  }

  /** Inside a transaction that holds the meeting. */
  async write(
    session: Session,
    { id, plannedMinutes }: Pick<StoredReview, 'id' | 'plannedMinutes'>,
    built: readonly BuiltItem[],
  ): Promise<void> {
    const standing = (await agendaOf(session, id)).map(standingOf);
    await keepAgenda(session, id, mergeAgenda(standing, built, plannedMinutes, randomUUID));
    await noteBuilt(session, id, this.clock.now());
  }

  /** Items that are not named keep their order behind the others. @throws ProblemError */
  order({ params: { id }, body }: InputOf<typeof orderAgenda>, actor: ActingPerson): Promise<void> {
    return this.change(id, actor, { action: 'order', detail: {} }, (items) => {
      const places = new Map(body.itemIds.map((itemId, at) => [itemId, at]));
      const place = (item: StandingItem): number => places.get(item.id) ?? body.itemIds.length + item.position;
      return [...items]
        .sort((a, b) => place(a) - place(b))
        .map((item, position) => ({ ...item, position, placed: item.placed || item.position !== position }));
    });
  }

  /** Before the decisions are read back. @throws ProblemError */
  add({ params: { id }, body }: InputOf<typeof addReviewItem>, actor: ActingPerson): Promise<void> {
    const itemId = randomUUID();
    return this.change(id, actor, { action: 'add_item', detail: { title: body.title } }, (items) => {
      const item: StandingItem = {
        id: itemId,
        key: `custom:${itemId}`,
        content: { kind: 'custom', title: body.title, text: body.text },
        why: { code: 'added', on: null, count: null },
        overLine: false,
        position: 0,
        placed: false,
        timed: true,
        plannedMinutes: body.plannedMinutes,
        origin: 'manual',
        removed: false,
        decided: false,
      };
      const end = items.findIndex(({ content }) => content.kind === 'read_back');
      const list = [...items];
      list.splice(end < 0 ? list.length : end, 0, item);
      return list.map((each, position) => ({ ...each, position }));
    });
  }

  /** @throws ProblemError not_found; invalid_request for an item over the line that is taken off without a reason */
  async patch({ params, body }: InputOf<typeof patchReviewItem>, actor: ActingPerson): Promise<void> {
    const { id, itemId } = params;
    const voice = body.voiceId === undefined ? null : await this.builder.voice(body.voiceId);
    if (body.voiceId !== undefined && voice === null) throw unknownVoice();
    await this.change(id, actor, { action: 'change_item', detail: { itemId, ...body } }, async (items, session) => {
      const item = items.find((each) => each.id === itemId);
      if (!item) throw new ProblemError('not_found', 'there is no such item on this agenda');
      if (voice && item.content.kind !== 'story') throw unknownVoice();
      if (body.removed !== undefined) await this.remove(session, item, body.removed, actor);
      return items.map((each): StandingItem => {
        if (each.id !== itemId) return each;
        const isTimed = body.plannedMinutes !== undefined;
        return {
          ...each,
          ...(voice ? { content: voice, timed: true, plannedMinutes: each.plannedMinutes } : {}),
          ...(isTimed ? { timed: true, plannedMinutes: body.plannedMinutes ?? each.plannedMinutes } : {}),
          ...(body.removed === undefined ? {} : { removed: body.removed !== false }),
        };
      });
    });
  }

  private async remove(
    session: Session,
    item: StandingItem,
    removed: false | { readonly reason: string | null },
    actor: ActingPerson,
  ): Promise<void> {
    const reason = removed === false ? null : removed.reason === '' ? null : removed.reason;
    if (removed !== false && item.overLine && reason === null)
      throw new ProblemError('invalid_request', 'it is over the line: say why it is not spoken about', [
        { field: 'removed.reason', message: 'say why it is not spoken about' },
      ]);
    if (removed !== false && item.decided)
      throw new ProblemError('conflict', 'it has been decided: take the decision back first');
    const at = removed === false ? null : this.clock.now();
    await setItemRemoved(session, item.id, { at, by: at && actor.id, reason });
  }

  private change(
    id: string,
    actor: ActingPerson,
    line: { readonly action: string; readonly detail: object },
    change: (
      items: readonly StandingItem[],
      session: Session,
    ) => readonly StandingItem[] | Promise<readonly StandingItem[]>,
  ): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const review = await lockReview(session, id);
      if (!review) throw new ProblemError('not_found', 'there is no such review meeting');
      if (review.state === 'ended')
        throw new ProblemError('conflict', 'the meeting has ended; its agenda stays as it is');
      const items = await change((await agendaOf(session, id)).map(standingOf), session);
      // in a running meeting the time of the others is not taken away
      await keepAgenda(session, id, review.state === 'running' ? items : planMinutes(items, review.plannedMinutes));
      await logChange(session, { personId: actor.id, now: this.clock.now() }, { ...line, subject: `review:${id}` });
      await notify(session, { kind: 'review', id });
    });
  }

  private async planned(session: Session, id: string): Promise<StoredReview> {
    const review = await findReview(session, id);
    if (!review) throw new ProblemError('not_found', 'there is no such review meeting');
    if (review.state !== 'planned')
      throw new ProblemError('conflict', 'the meeting has begun: its agenda is not built again');
    return review;
  }
}

function unknownVoice(): ProblemError {
  return new ProblemError('invalid_request', 'this voice mentions no theme, or the item is not the story', [
    { field: 'voiceId', message: 'choose a voice that mentions a theme' },
  ]);
}
