import { z } from 'zod';
import { jsonValue } from '../record/json-value.js';

/** What Zendesk sends, as far as it is kept. */

const via = z.object({ channel: z.union([z.string(), z.number()]).transform(String) }).catch({ channel: 'unknown' });
const minutes = z.object({ calendar: z.number().nullable() }).nullish().catch(null);

export const ticket = z.object({
  id: z.int(),
  subject: z.string().nullish(),
  status: z.string(),
  priority: z.string().nullish(),
  via,
  tags: z.array(z.string()).catch([]),
  requester_id: z.int().nullish(),
  assignee_id: z.int().nullish(),
  group_id: z.int().nullish(),
  brand_id: z.int().nullish(),
  satisfaction_rating: z
    .object({ score: z.string().nullish(), comment: z.string().nullish(), reason: z.string().nullish() })
    .nullish()
    .catch(null),
  custom_fields: z.array(z.object({ id: z.int(), value: jsonValue.nullish() })).catch([]),
  created_at: z.string(),
  updated_at: z.string().nullish(),
});
export type Ticket = z.infer<typeof ticket>;

export const comment = z.object({
  id: z.int(),
  author_id: z.int(),
  public: z.boolean(),
  plain_body: z.string().nullish(),
  body: z.string().catch(''),
  via,
  created_at: z.string(),
});
export type Comment = z.infer<typeof comment>;

export const user = z.object({
  id: z.int(),
  role: z.string().catch('end-user'),
  email: z.string().nullish(),
  phone: z.string().nullish(),
});
export type User = z.infer<typeof user>;

export const metric = z.object({
  ticket_id: z.int().nullish(),
  reopens: z.number().nullish(),
  solved_at: z.string().nullish(),
  reply_time_in_minutes: minutes,
  reply_time_in_seconds: minutes,
});
export type Metric = z.infer<typeof metric>;

/** A payload: a ticket with its public comments, the roles of those who wrote them and its requester. */
export const zendeskPayload = z.object({
  ticket,
  comments: z.array(comment),
  /** Author id → role. */
  roles: z.record(z.string(), z.string()),
  requester: user.nullable(),
  metric: metric.nullable(),
});
export type ZendeskPayload = z.infer<typeof zendeskPayload>;
