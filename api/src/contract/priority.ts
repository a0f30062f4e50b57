import { z } from 'zod';
import { route } from './route.js';

const cutOff = z.number().min(0.01).max(1);

/** Scores from which a level of priority begins. */
export const cutOffsSchema = z
  .object({ P1: cutOff, P2: cutOff, P3: cutOff })
  .refine(({ P1, P2 }) => P1 > P2, { path: ['P2'], message: 'must be below P1' })
  .refine(({ P2, P3 }) => P2 > P3, { path: ['P3'], message: 'must be below P2' });
export type CutOffs = z.infer<typeof cutOffsSchema>;

export const prioritySchema = z.object({
  cutOffs: cutOffsSchema,
  defaults: cutOffsSchema,
  /** Items per level as they are now. */
  items: z.object({ P1: z.number().int(), P2: z.number().int(), P3: z.number().int(), P4: z.number().int() }),
  /** Items per twentieth of the score, from 0 up: what a cut-off would let in. Past 20,000 items estimated from the newest. */
  scores: z.array(z.number().int()).length(20),
  /** The cut-offs that wait for the backlog, and how far it is; null when nothing is under way. */
  pending: z.object({ cutOffs: cutOffsSchema, done: z.number().int(), total: z.number().int() }).nullable(),
});
export type PrioritySettings = z.infer<typeof prioritySchema>;

const tag = 'settings';

export const getPriority = route({
  method: 'GET',
  path: '/api/v1/settings/priority',
  summary: 'The cut-offs of the priority levels, and how many items stand where',
  tag,
  answer: prioritySchema,
});
export const putPriority = route({
  method: 'PUT',
  path: '/api/v1/settings/priority',
  summary: 'Changes the cut-offs: the levels of all items follow, at once, when the backlog is through',
  tag,
  body: cutOffsSchema,
  answer: prioritySchema,
});
