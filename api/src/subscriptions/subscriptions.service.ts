import { Inject, Injectable } from '@nestjs/common';
import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import { NOTIFICATION_KINDS } from '@koe/sql/domain/delivery/notification';
import {
  ROOM_SUBSCRIPTIONS,
  SUBSCRIBED_BY_DEFAULT,
  SUBSCRIPTION_KINDS,
  subscriptionOf,
  type SubscriptionKind,
} from '@koe/sql/domain/delivery/subscription';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { findChannel, readChannels } from '@koe/sql/queries/delivery/channel';
import { newestMessage } from '@koe/sql/queries/delivery/delivery';
import {
  readOwn,
  readRooms,
  writeSubscription,
  writeWay,
  type OwnSubscriptions,
  type RoomSubscriptionRow,
} from '@koe/sql/queries/delivery/subscription';
import { listEditions } from '@koe/sql/queries/edition/edition';
import { messageFor } from '@koe/sql/queries/edition/send-edition';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import type { MySubscriptions, previewSubscription, putRoomSubscription } from '../contract/subscriptions.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { EXAMPLES } from './examples.js';

type Preview = z.output<typeof previewSubscription.answer & z.ZodType>;

/** Who is sent what, and how. */
@Injectable()
export class SubscriptionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError actor_required */
  async mine(personId: string | null, session: Session = this.database): Promise<MySubscriptions> {
    const own = personId === null ? null : await readOwn(session, personId);
    if (own === null) throw new ProblemError('actor_required', 'choose who acts to see what that person is sent');
    const channels = await readChannels(session);
    return {
      via: own.via === 'email' || own.via === 'none' ? own.via : own.via,
      email: own.email,
      reach: reachOf(own, channels),
      subscriptions: SUBSCRIPTION_KINDS.map((kind) => {
        const said = own.said.find((each) => each.kind === kind);
        return {
          kind,
          active: said?.active ?? SUBSCRIBED_BY_DEFAULT[kind],
          via: said?.via ?? null,
          chosen: said !== undefined,
        };
      }),
    };
  }

  /** @throws ProblemError invalid_request for a channel that is none, or makes tasks */
  putWay(via: string, actor: ActingPerson): Promise<MySubscriptions> {
    return this.change(actor, { action: 'change_way', detail: { via } }, async (session, personId) => {
      await this.checkVia(session, via);
      await writeWay(session, personId, via);
    });
  }

  put(
    kind: SubscriptionKind,
    { active, via }: { readonly active: boolean; readonly via: string | null },
    actor: ActingPerson,
  ): Promise<MySubscriptions> {
    return this.change(
      actor,
      { action: 'subscribe', detail: { kind, active, via } },
      async (session, personId, now) => {
        if (via !== null) await this.checkVia(session, via);
        await writeSubscription(session, { kind, personId, roomId: null, departmentId: null, active, via, now });
      },
    );
  }

  rooms(): Promise<RoomSubscriptionRow[]> {
    return readRooms(this.database);
  }

  /** @throws ProblemError not_found; invalid_request for what is meant for one person */
  putRoom({ params, body }: InputOf<typeof putRoomSubscription>, actor: ActingPerson): Promise<RoomSubscriptionRow[]> {
    const now = this.clock.now();
    const { channelId, kind } = params;
    return promptTransaction(this.database, async (session) => {
      const channel = await findChannel(session, channelId);
      if (channel === null) throw new ProblemError('not_found', 'there is no such channel; it may have been removed');
      if (!ROOM_SUBSCRIPTIONS.includes(kind))
        throw new ProblemError('invalid_request', `${kind} is meant for one person and is not told to a room`, [
          { field: 'kind', message: 'is meant for one person' },
        ]);
      if (NO_ROOMS.includes(channel.type))
        throw new ProblemError('invalid_request', 'channelId: nobody reads messages in this channel', [
          { field: 'channelId', message: 'is no room' },
        ]);
      await refuseUnknownDepartment(session, body.departmentId);
      await writeSubscription(session, { kind, personId: null, roomId: channelId, via: null, now, ...body });
      const line = { action: 'subscribe', subject: `channel:${channelId}`, detail: { kind, ...body } };
      await logChange(session, { personId: actor.id, now }, line);
      await notify(session, { kind: 'deliveries' });
      return readRooms(session);
    });
  }

  async preview(kind: SubscriptionKind, personId: string | null): Promise<Preview> {
    const own = personId === null ? null : await readOwn(this.database, personId);
    const language = own?.language ?? 'ja';
    const heads = NOTIFICATION_KINDS.filter((name) => subscriptionOf(name) === kind);
    const toSend = kind === 'edition' && personId !== null ? await this.newestEdition(personId, own) : null;
    const sent = personId === null ? null : await newestMessage(this.database, { personId, heads, language });
    const found = toSend?.[language] ?? sent;
    const { title, text, lines = [] } = found ?? EXAMPLES[kind][language];
    return { example: found === null, title, text, lines: [...lines] };
  }

  /** The newest report as this person is sent it, section and all, also before it is. */
  private async newestEdition(personId: string, own: OwnSubscriptions | null): Promise<BilingualMessage | null> {
    const [edition] = await listEditions(this.database, false);
    if (!edition) return null;
    return messageFor(this.database, edition.editionId, { to: { personId }, departmentId: own?.departmentId ?? null });
  }

  private change(
    actor: ActingPerson,
    { action, detail }: { readonly action: string; readonly detail: object },
    write: (session: Session, personId: string, now: Date) => Promise<void>,
  ): Promise<MySubscriptions> {
    const { id: personId } = actor;
    if (personId === null) throw new ProblemError('actor_required', 'choose who acts');
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      await write(session, personId, now);
      await logChange(session, { personId, now }, { action, subject: `person:${personId}`, detail });
      await notify(session, { kind: 'settings' });
      return this.mine(personId, session);
    });
  }

  private async checkVia(session: Session, via: string): Promise<void> {
    if (via === 'none' || via === 'email') return;
    const channel = await findChannel(session, via);
    if (channel !== null && !TRACKERS.includes(channel.type)) return;
    throw new ProblemError('invalid_request', 'via: there is no such channel for messages', [
      { field: 'via', message: 'there is no such channel for messages' },
    ]);
  }
}

const TRACKERS: readonly string[] = ['redmine', 'backlog', 'jira'];
/** A mail needs somebody's address: a subscription of the channel itself has none. */
const NO_ROOMS: readonly string[] = [...TRACKERS, 'smtp'];

async function refuseUnknownDepartment(session: Session, departmentId: string | null): Promise<void> {
  if (departmentId === null) return;
  const found = await session.query('select 1 from department where department_id = $1', [departmentId]);
  if (found.length === 0)
    throw new ProblemError('invalid_request', 'departmentId: there is no such department', [
      { field: 'departmentId', message: 'there is no such department' },
    ]);
}

function reachOf(
  { via, email }: { readonly via: string; readonly email: string | null },
  channels: readonly { readonly id: string; readonly type: string }[],
): MySubscriptions['reach'] {
  if (via === 'none') return 'nothing';
  if (via !== 'email') return channels.some(({ id }) => id === via) ? 'ok' : 'no_channel';
  if (email === null) return 'no_email';
  return channels.some(({ type }) => type === 'smtp') ? 'ok' : 'no_mail_channel';
}
