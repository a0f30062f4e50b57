import { z } from 'zod';
import { route } from './route.js';
import { DISPOSITIONS, dispositionBodySchema } from './signals.js';
import { idParams } from './themes.js';

const tag = 'themes';

const themeDispositionSchema = z.object({
  id: z.uuid(),
  themeId: z.number().int(),
  state: z.enum(DISPOSITIONS),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** Deferred until, or found out by, this local date. */
  until: z.iso.date().nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  actionId: z.uuid().nullable(),
  /** The meeting that decided it. */
  reviewId: z.uuid().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** Whether it is the one that holds. */
  holds: z.boolean(),
});
export type ThemeDisposition = z.infer<typeof themeDispositionSchema>;

export const listThemeDispositions = route({
  method: 'GET',
  path: '/api/v1/themes/{id}/dispositions',
  summary: 'What was decided about a theme, the newest first',
  tag,
  params: idParams,
  answer: z.object({ dispositions: z.array(themeDispositionSchema) }),
});

export const putThemeDisposition = route({
  method: 'PUT',
  path: '/api/v1/themes/{id}/disposition',
  summary:
    'Decide about a theme outside of a meeting, or make it open again; what was decided before stays in its history',
  tag,
  params: idParams,
  body: dispositionBodySchema,
  answer: themeDispositionSchema,
});
