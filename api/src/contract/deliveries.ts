import { z } from 'zod';
import { DELIVERY_REASONS, DELIVERY_STATES } from '@koe/sql/domain/delivery/delivery';
import { route } from './route.js';

export const deliverySchema = z.object({
  id: z.uuid(),
  /** Begins with what kind it is: `p1:…`, `edition`, `test` … */
  rule: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  title: z.string(),
  channel: z.object({ id: z.uuid(), name: z.string(), type: z.string() }),
  /** Null for a room, and once the person is gone. */
  personId: z.uuid().nullable(),
  address: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  nextAt: z.iso.datetime().nullable(),
  reasonCode: z.enum(DELIVERY_REASONS).nullable(),
  /** For administrators: host and status, as the target told it. */
  reason: z.string().nullable(),
  /** At which it can be looked at. */
  url: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** Its words are gone after the retention: it can no longer be sent. */
  trimmed: z.boolean(),
});
export type Delivery = z.infer<typeof deliverySchema>;

const messageSchema = z.object({
  title: z.string(),
  text: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  path: z.string().nullable(),
  /** Names of the files that go with it. */
  files: z.array(z.string()),
});

const tag = 'deliveries';
const params = z.object({ id: z.uuid() });

export const listDeliveries = route({
  method: 'GET',
  path: '/api/v1/deliveries',
  summary: 'What was sent, what waits and what did not arrive, newest first',
  tag,
  query: z.object({
    state: z.enum(DELIVERY_STATES).optional(),
    channel: z.uuid().optional(),
    subject: z.string().max(200).optional(),
    before: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    deliveries: z.array(deliverySchema),
    next: z.string().nullable(),
    /** Of all, by state. */
    counts: z.record(z.enum(DELIVERY_STATES), z.number().int()),
  }),
});
export const getDelivery = route({
  method: 'GET',
  path: '/api/v1/deliveries/{id}',
  summary: 'One delivery with what it says',
  tag,
  params,
  answer: deliverySchema.extend({ message: messageSchema }),
});
export const resendDelivery = route({
  method: 'POST',
  path: '/api/v1/deliveries/{id}/resend',
  summary: 'Send again what failed, was given up, or may not have arrived: a person takes the risk of a second one',
  tag,
  params,
  answer: deliverySchema,
});
export const settleDelivery = route({
  method: 'POST',
  path: '/api/v1/deliveries/{id}/settle',
  summary: 'Say what became of a delivery in doubt, or give one up that waits',
  tag,
  params,
  body: z.object({ as: z.enum(['sent', 'given_up']) }),
  answer: deliverySchema,
});

export const deliverySettingsSchema = z.object({
  /** `https://koe.example.co.jp`; null: messages carry no links. */
  address: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .nullable(),
  /** An open item of this priority is overdue after so many hours. */
  overdueHours: z.object({ P1: z.number().int().min(1).max(720), P2: z.number().int().min(1).max(2_160) }),
});
export type DeliverySettings = z.infer<typeof deliverySettingsSchema>;

export const getDeliverySettings = route({
  method: 'GET',
  path: '/api/v1/settings/delivery',
  summary: 'The address that links in messages begin with, and how long serious items may wait',
  tag,
  answer: deliverySettingsSchema,
});
export const putDeliverySettings = route({
  method: 'PUT',
  path: '/api/v1/settings/delivery',
  summary: 'Change them',
  tag,
  body: deliverySettingsSchema,
  answer: deliverySettingsSchema,
});

const overdueSchema = z.object({
  count: z.number().int(),
  /** Of the one that waits longest; null without any. */
  oldestAt: z.iso.datetime().nullable(),
  hours: z.number().int(),
});
export const getOverdue = route({
  method: 'GET',
  path: '/api/v1/overdue',
  summary: 'Open items of the first two priorities that wait longer than they may',
  tag,
  answer: z.object({
    P1: overdueSchema,
    P2: overdueSchema,
    /** The ones that wait longest, P1 first; at most 5. */
    items: z.array(
      z.object({ id: z.uuid(), priority: z.enum(['P1', 'P2']), createdAt: z.iso.datetime(), excerpt: z.string() }),
    ),
  }),
});
