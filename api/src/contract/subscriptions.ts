import { z } from 'zod';
import { SUBSCRIPTION_KINDS } from '@koe/sql/domain/delivery/subscription';
import { route } from './route.js';

/** `none`, `email`, or the id of a channel. */
export const viaSchema = z.union([z.enum(['none', 'email']), z.uuid()]);

export const subscriptionSchema = z.object({
  kind: z.enum(SUBSCRIPTION_KINDS),
  active: z.boolean(),
  /** How this one is sent instead of the person's own way; null for the person's own. */
  via: viaSchema.nullable(),
  /** Whether the person has said so, or it is what holds for everybody. */
  chosen: z.boolean(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

export const roomSubscriptionSchema = z.object({
  channelId: z.uuid(),
  kind: z.enum(SUBSCRIPTION_KINDS),
  /** Only what concerns it; null for everything. */
  departmentId: z.uuid().nullable(),
});
export type RoomSubscription = z.infer<typeof roomSubscriptionSchema>;

const mineSchema = z.object({
  /** The person's own way. */
  via: viaSchema,
  email: z.string().nullable(),
  /** Whether something sent by that way would go anywhere, and if not, why. */
  reach: z.enum(['ok', 'nothing', 'no_email', 'no_mail_channel', 'no_channel']),
  subscriptions: z.array(subscriptionSchema),
});
export type MySubscriptions = z.infer<typeof mineSchema>;

const tag = 'subscriptions';
const kind = z.object({ kind: z.enum(SUBSCRIPTION_KINDS) });

export const getSubscriptions = route({
  method: 'GET',
  path: '/api/v1/subscriptions',
  summary: 'What the person who acts is sent, and how',
  tag,
  answer: mineSchema,
});
export const putWay = route({
  method: 'PUT',
  path: '/api/v1/subscriptions/way',
  summary: 'How the person who acts is sent things',
  tag,
  body: z.object({ via: viaSchema }),
  answer: mineSchema,
});
export const putSubscription = route({
  method: 'PUT',
  path: '/api/v1/subscriptions/{kind}',
  summary: 'Whether the person who acts is sent this, and by another way than the usual one',
  tag,
  params: kind,
  body: z.object({ active: z.boolean(), via: viaSchema.nullable().default(null) }),
  answer: mineSchema,
});
export const previewSubscription = route({
  method: 'GET',
  path: '/api/v1/subscriptions/{kind}/preview',
  summary: 'The newest message of this kind, else an example, in the language of the person who acts',
  tag,
  params: kind,
  answer: z.object({
    /** False for one that was really made. */
    example: z.boolean(),
    title: z.string(),
    text: z.string(),
    lines: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
});
export const listRoomSubscriptions = route({
  method: 'GET',
  path: '/api/v1/subscriptions/rooms',
  summary: 'What rooms are sent',
  tag,
  answer: z.array(roomSubscriptionSchema),
});
export const putRoomSubscription = route({
  method: 'PUT',
  path: '/api/v1/subscriptions/rooms/{channelId}/{kind}',
  summary: 'Whether a room is sent this, and of which department',
  tag,
  params: z.object({ channelId: z.uuid(), kind: z.enum(SUBSCRIPTION_KINDS) }),
  body: z.object({ active: z.boolean(), departmentId: z.uuid().nullable().default(null) }),
  answer: z.array(roomSubscriptionSchema),
});
/** Pages of their own: whoever opens the link of a mail is not signed in. */
export const showUnsubscribe = route({
  method: 'GET',
  path: '/unsubscribe/{token}',
  summary: 'A page that asks whether to end one subscription; looking at it ends nothing',
  tag,
  params: z.object({ token: z.string().max(100) }),
  media: 'text/html',
});
export const unsubscribe = route({
  method: 'POST',
  path: '/unsubscribe/{token}',
  summary: 'End the subscription of the link; also what mail programs post by themselves (RFC 8058)',
  tag,
  params: z.object({ token: z.string().max(100) }),
  media: 'text/html',
});
