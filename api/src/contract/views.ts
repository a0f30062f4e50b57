import { z } from 'zod';
import { PERIOD_PRESETS } from '@koe/sql/domain/calendar/period';
import { route } from './route.js';

/** What a view of a screen is made of; the same for keeping it and for reading it. */
const viewBodySchema = z.object({
  name: z.string().trim().min(1).max(100),
  /** Whether everybody sees it in their list; else only its owner does. */
  shared: z.boolean(),
  /** A screen's path, `/voices`. */
  path: z
    .string()
    .max(200)
    .regex(/^\/(?!\/|api\/)[\w\-/.~%]*$/, 'the path of a screen, beginning with one /'),
  /** Its whole query without `?`: filter, and what else the screen keeps in its address. */
  query: z.string().max(4000),
  /** The period that moves along with the days; null for the dates that stand in the query. */
  preset: z.enum([...PERIOD_PRESETS, 'all']).nullable(),
});
export type ViewBody = z.infer<typeof viewBodySchema>;

export const savedViewSchema = viewBodySchema.extend({
  id: z.uuid(),
  /** Null once the person is gone. */
  ownerId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

const tag = 'views';
const id = z.object({ id: z.uuid() });

export const listViews = route({
  method: 'GET',
  path: '/api/v1/views',
  summary: 'Saved views: the shared ones, and those of the person who asks (X-Koe-Person, or whose token it is)',
  tag,
  answer: z.array(savedViewSchema),
});

export const putView = route({
  method: 'PUT',
  path: '/api/v1/views/{id}',
  summary: 'Make a view under an id that the caller draws, or write it over; only its owner may do the latter',
  tag,
  params: id,
  body: viewBodySchema,
  answer: savedViewSchema,
});

export const deleteView = route({
  method: 'DELETE',
  path: '/api/v1/views/{id}',
  summary: 'Delete a view; only its owner may. Putting it again under the same id undoes that',
  tag,
  params: id,
});
