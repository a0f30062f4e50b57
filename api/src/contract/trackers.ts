import { z } from 'zod';
import { DELIVERY_STATES } from '@koe/sql/domain/delivery/delivery';
import { EXPORT_ENCODINGS } from './exports.js';
import { route } from './route.js';

export const trackerTaskSchema = z.object({
  id: z.uuid(),
  actionId: z.uuid(),
  stepId: z.uuid(),
  channel: z.object({ id: z.uuid(), name: z.string(), type: z.string() }),
  /** Of its making. */
  delivery: z.object({ id: z.uuid(), state: z.enum(DELIVERY_STATES), reason: z.string().nullable() }),
  /** As the tracker names it; null until it is made. */
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  /** In the tracker's own words. */
  status: z.string().nullable(),
  done: z.boolean(),
  assignee: z.string().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** Why its state could not be asked. */
  trouble: z.string().nullable(),
});
export type TrackerTask = z.infer<typeof trackerTaskSchema>;

const tag = 'trackers';

export const listTrackerTasks = route({
  method: 'GET',
  path: '/api/v1/trackers/tasks',
  summary: 'The tasks that the steps of an action became',
  tag,
  query: z.object({ action: z.uuid() }),
  answer: z.array(trackerTaskSchema),
});
export const addTrackerTask = route({
  method: 'POST',
  path: '/api/v1/trackers/tasks',
  summary: 'Make a task of a step in a tracker; a step has at most one in each',
  tag,
  body: z.object({ actionId: z.uuid(), stepId: z.uuid(), channelId: z.uuid() }),
  answer: trackerTaskSchema,
});
export const refreshTrackerTasks = route({
  method: 'POST',
  path: '/api/v1/trackers/tasks/refresh',
  summary: 'Ask the trackers now; they are asked every ten minutes anyway',
  tag,
  answer: z.object({ queued: z.boolean() }),
});

/** Takes a list out of the house: who did is logged, so it needs somebody who acts. */
export const exportFollowUp = route({
  method: 'POST',
  path: '/api/v1/actions/{id}/follow-up',
  summary:
    'Take the list of items behind the theme of an action, source and external id only, as CSV, for those who may contact the customers',
  tag,
  params: z.object({ id: z.uuid() }),
  query: z.object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    lang: z.enum(['ja', 'en']).default('ja'),
    /** In `cp932` what it has no character for becomes 〓; such an id is found again by the UTF-8 file only. */
    encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  }),
  media: 'text/csv',
});
