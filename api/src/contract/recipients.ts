import { z } from 'zod';
import { SUBSCRIPTION_KINDS } from '@koe/sql/domain/delivery/subscription';
import { route } from './route.js';

export const recipientSchema = z.object({
  id: z.uuid(),
  /** A person, or a room of a chat. */
  kind: z.enum(['person', 'room']),
  name: z.string(),
  /** Name of the channel by which it reaches them; null where nothing is sent: it is in the app only. */
  channel: z.string().nullable(),
  /** The address, where the channel has one for each person. */
  address: z.string().nullable(),
});
export type Recipient = z.infer<typeof recipientSchema>;

export const listRecipients = route({
  method: 'GET',
  path: '/api/v1/subscriptions/{kind}/recipients',
  summary: 'Who would be sent this now, and how: people and rooms that have subscribed',
  tag: 'subscriptions',
  params: z.object({ kind: z.enum(SUBSCRIPTION_KINDS) }),
  answer: z.array(recipientSchema),
});
