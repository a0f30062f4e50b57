import { Inject, Injectable } from '@nestjs/common';
import { RESENDABLE, type DeliveryState } from '@koe/sql/domain/delivery/delivery';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  countDeliveries,
  decideDelivery,
  findDelivery,
  messageOf,
  readDeliveries,
  resendDelivery,
  type DeliveryRow,
} from '@koe/sql/queries/delivery/delivery';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import type { Delivery, getDelivery, listDeliveries } from '../contract/deliveries.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { nextPlace, readPlace } from '../http/place.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** The outbox as people see it, and what they decide about it. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({
    state,
    channel,
    subject,
    before,
    limit,
  }: InputOf<typeof listDeliveries>['query']): Promise<z.output<typeof listDeliveries.answer & z.ZodType>> {
    const asked = {
      state: state ?? null,
      channelId: channel ?? null,
      subjectId: subject ?? null,
      before: readPlace(before),
      limit,
    };
    const [rows, counts] = await Promise.all([readDeliveries(this.database, asked), countDeliveries(this.database)]);
    return {
      deliveries: rows.map(answerOf),
      next: nextPlace(
        rows.map(({ createdAt, id }) => ({ at: createdAt, id })),
        limit,
      ),
      counts: countsOf(counts),
    };
  }

  /** @throws ProblemError not_found */
  async one(id: string): Promise<z.output<typeof getDelivery.answer & z.ZodType>> {
    const row = await this.find(this.database, id);
    const message = await messageOf(this.database, id);
    return {
      ...answerOf(row),
      message: {
        title: message?.title ?? row.title,
        text: message?.text ?? '',
        lines: [...(message?.lines ?? [])],
        path: message?.path ?? null,
        files: (message?.files ?? []).map(({ name }) => name),
      },
    };
  }

  /** @throws ProblemError not_found; conflict for one that has arrived, waits, or whose channel is gone */
  resend(id: string, actor: ActingPerson): Promise<Delivery> {
    return this.decide(id, actor, 'resend', (session, now) => resendDelivery(session, { id, from: RESENDABLE, now }));
  }

  /** @throws ProblemError not_found; conflict */
  settle(id: string, as: 'sent' | 'given_up', actor: ActingPerson): Promise<Delivery> {
    const from: readonly DeliveryState[] = as === 'sent' ? ['unknown'] : ['unknown', 'queued'];
    return this.decide(id, actor, as, (session, now) => decideDelivery(session, { id, as, from, now }));
  }

  private decide(
    id: string,
    actor: ActingPerson,
    action: string,
    change: (session: Session, now: Date) => Promise<boolean>,
  ): Promise<Delivery> {
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      const before = await this.find(session, id);
      if (!(await change(session, now)))
        throw new ProblemError(
          'conflict',
          before.trimmed && action === 'resend'
            ? 'its words are gone: they are kept as long as what was received'
            : 'this delivery has moved on; look at it again',
        );
      const detail = { from: before.state, reason: before.reasonCode };
      await logChange(session, { personId: actor.id, now }, { action, subject: `delivery:${id}`, detail });
      await notify(session, { kind: 'deliveries' });
      return answerOf(await this.find(session, id));
    });
  }

  private async find(session: Session, id: string): Promise<DeliveryRow> {
    const row = await findDelivery(session, id);
    if (row === null) throw new ProblemError('not_found', 'there is no such delivery');
    return row;
  }
}

function countsOf(counts: ReadonlyMap<DeliveryState, number>): Record<DeliveryState, number> {
  const of = (state: DeliveryState): number => counts.get(state) ?? 0;
  return {
    queued: of('queued'),
    sending: of('sending'),
    sent: of('sent'),
    failed: of('failed'),
    given_up: of('given_up'),
    unknown: of('unknown'),
  };
}

function answerOf(row: DeliveryRow): Delivery {
  const { subjectKind, subjectId, channelId, channelName, channelType, nextAt, createdAt, sentAt, ...rest } = row;
  return {
    ...rest,
    subject: { kind: subjectKind, id: subjectId },
    channel: { id: channelId, name: channelName, type: channelType },
    nextAt: nextAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
