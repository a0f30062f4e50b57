import { z } from 'zod';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

export const channelTypeSchema = z.object({
  type: z.string(),
  version: z.number().int(),
  name: bilingualSchema,
  /** `mail` reaches each person, `room` everybody in it, `tracker` makes tasks. */
  kind: z.enum(['mail', 'room', 'tracker']),
  /** JSON Schema of the config; each field carries `title`, `description` and `ja`. */
  configSchema: z.record(z.string(), z.unknown()),
  secrets: z.array(z.object({ name: z.string(), label: bilingualSchema })),
});
export type ChannelType = z.infer<typeof channelTypeSchema>;

export const channelSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  kind: z.enum(['mail', 'room', 'tracker']),
  name: z.string(),
  config: z.record(z.string(), z.unknown()),
  /** Names only: values never leave. */
  secretsSet: z.array(z.string()),
  paused: z.boolean(),
  /** Why nothing goes out until a person has looked; null when it works. */
  trouble: z.string().nullable(),
  /** Of the last 30 days. */
  sent: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  /** Handed over, and not known to have arrived. */
  unknown: z.number().int(),
  lastSentAt: z.iso.datetime().nullable(),
});
export type Channel = z.infer<typeof channelSchema>;

const bodySchema = z.object({
  type: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  config: z.record(z.string(), z.unknown()),
  /** An empty text removes one; those left out stay. */
  secrets: z.record(z.string(), z.string().max(4_000)).default({}),
});

export const channelTestSchema = z.object({
  ok: z.boolean(),
  /** What to look at; null when it works. */
  message: z.string().nullable(),
  /** Of the config or the secrets. */
  field: z.string().nullable(),
});

const tag = 'channels';
const params = z.object({ id: z.uuid() });

export const listChannelTypes = route({
  method: 'GET',
  path: '/api/v1/channels/types',
  summary: 'The kinds of channels there are, with the fields of each',
  tag,
  answer: z.array(channelTypeSchema),
});
export const listChannels = route({
  method: 'GET',
  path: '/api/v1/channels',
  summary: 'Where messages and tasks go',
  tag,
  answer: z.array(channelSchema),
});
export const addChannel = route({
  method: 'POST',
  path: '/api/v1/channels',
  summary: 'Add a channel',
  tag,
  body: bodySchema,
  answer: channelSchema,
});
export const patchChannel = route({
  method: 'PATCH',
  path: '/api/v1/channels/{id}',
  summary: 'Change name, config or secrets, pause and resume; what waits goes on',
  tag,
  params,
  body: bodySchema.omit({ type: true }).partial().extend({ paused: z.boolean().optional() }),
  answer: channelSchema,
});
export const removeChannel = route({
  method: 'DELETE',
  path: '/api/v1/channels/{id}',
  summary: 'Remove a channel and forget its secrets; what waits for it is given up',
  tag,
  params,
});
export const testChannel = route({
  method: 'POST',
  path: '/api/v1/channels/test',
  summary: 'Try the connection without saving it and without sending anything',
  tag,
  body: bodySchema.omit({ name: true }).extend({ id: z.uuid().optional() }),
  answer: channelTestSchema,
});
export const sendTest = route({
  method: 'POST',
  path: '/api/v1/channels/{id}/message',
  summary: 'Send a test message to the room, or by mail to the person who acts',
  tag,
  params,
  answer: z.object({ deliveryId: z.uuid() }),
});
