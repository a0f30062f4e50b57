import { z } from 'zod';
import { ACTION_STATUSES } from '@koe/sql/domain/action/status';
import { route } from './route.js';

const tag = 'actions';

/** A day of an action for the time axis of a chart. */
export const actionFlagSchema = z.object({
  /** `<kind>:<action id>`. */
  id: z.string(),
  actionId: z.uuid(),
  number: z.number().int(),
  kind: z.enum(['action_start', 'action_release']),
  /** Local date. */
  date: z.iso.date(),
  title: z.string(),
  themeId: z.number().int(),
  status: z.enum(ACTION_STATUSES),
});
export type ActionFlag = z.infer<typeof actionFlagSchema>;

export const listActionFlags = route({
  method: 'GET',
  path: '/api/v1/actions/flags',
  summary:
    'Starts and releases of actions between two local dates, for the time axis; without those only proposed or stopped',
  tag,
  query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  answer: z.object({ flags: z.array(actionFlagSchema) }),
});

/** A secret address under which a calendar program reads days of actions. */
export const calendarFeedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whose actions and steps; null for everybody's. */
  personId: z.uuid().nullable(),
  language: z.enum(['ja', 'en']),
  /** First characters of the secret. */
  hint: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.uuid().nullable(),
  /** To the minute; null until it is used. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

export const listCalendarFeeds = route({
  method: 'GET',
  path: '/api/v1/actions/calendar-feeds',
  summary: 'Every calendar address with its last use; never the secret itself',
  tag,
  answer: z.array(calendarFeedSchema),
});

export const addCalendarFeed = route({
  method: 'POST',
  path: '/api/v1/actions/calendar-feeds',
  summary: 'Make a secret address for a calendar program; it is told once only',
  tag,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    personId: z.uuid().nullable(),
    language: z.enum(['ja', 'en']),
  }),
  answer: calendarFeedSchema.extend({
    /** `/api/v1/actions/calendar.ics?key=koe_…`, to put behind the address of the installation. */
    path: z.string(),
  }),
});

export const revokeCalendarFeed = route({
  method: 'DELETE',
  path: '/api/v1/actions/calendar-feeds/{id}',
  summary: 'Revoke a calendar address at once and for ever',
  tag,
  params: z.object({ id: z.uuid() }),
});

export const getCalendar = route({
  method: 'GET',
  path: '/api/v1/actions/calendar.ics',
  summary: 'Due days, releases and steps of actions as all-day events (iCalendar, RFC 5545), by a secret address',
  tag,
  query: z.object({ key: z.string().min(1).max(200) }),
  media: 'text/calendar; charset=utf-8',
});
