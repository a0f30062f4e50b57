import { z } from 'zod';
import { route } from './route.js';
import { DISPOSITIONS, segmentSchema } from './signals.js';

/** What was decided about a theme because of a signal; told once, however many weeks it was carried to. */
export const signalDecisionSchema = z.object({
  /** The signal of the first week that it stands at. */
  signalId: z.uuid(),
  /** First day of that week. */
  week: z.iso.date(),
  themeId: z.number().int(),
  /** Null for all feedback. */
  segment: segmentSchema.nullable(),
  state: z.enum(DISPOSITIONS).exclude(['open']),
  at: z.iso.datetime(),
  /** Name of the person who decided. */
  by: z.string().nullable(),
});
export type SignalDecision = z.infer<typeof signalDecisionSchema>;

export const listSignalDecisions = route({
  method: 'GET',
  path: '/api/v1/signals/decisions',
  summary: 'What was decided about signals of all weeks, the newest thousand first',
  tag: 'signals',
  answer: z.object({ decisions: z.array(signalDecisionSchema) }),
});
