import { z } from 'zod';
import { NOTIFICATION_KINDS } from '@koe/sql/domain/delivery/notification';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

export const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(NOTIFICATION_KINDS),
  subject: z.object({ kind: z.string(), id: z.string() }),
  /** One sentence. */
  text: bilingualSchema,
  /** Of the screen that it opens, with its query. */
  path: z.string(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type Notification = z.infer<typeof notificationSchema>;

export const notificationsSchema = z.object({
  /** Of all, not of those listed. */
  unread: z.number().int(),
  /** Newest first. */
  notifications: z.array(notificationSchema),
  /** Older ones follow when this is given back as `before`; null at the end. */
  next: z.string().nullable(),
});
export type Notifications = z.infer<typeof notificationsSchema>;

const tag = 'notifications';

export const listNotifications = route({
  method: 'GET',
  path: '/api/v1/notifications',
  summary: 'What the person who acts was told; empty for nobody',
  tag,
  query: z.object({
    unread: z.enum(['true', 'false']).default('false'),
    before: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: notificationsSchema,
});

export const readNotifications = route({
  method: 'POST',
  path: '/api/v1/notifications/read',
  summary: 'Mark some, or without ids all, of the notifications of the person who acts as read',
  tag,
  body: z.object({ ids: z.array(z.uuid()).min(1).max(200).optional() }),
  answer: z.object({ unread: z.number().int() }),
});
