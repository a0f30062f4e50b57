import { z } from 'zod';
import { route } from './route.js';

const tag = 'actions';

/** A part of an action with its own owner and days. */
export const stepSchema = z.object({
  id: z.uuid(),
  /** From 0. */
  position: z.number().int(),
  text: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Local dates. */
  startOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  done: z.boolean(),
  doneAt: z.iso.datetime().nullable(),
  blockedReason: z.string().nullable(),
  /** Steps of the same action that come first. */
  dependsOn: z.array(z.uuid()),
  revision: z.number().int(),
});
export type ActionStep = z.infer<typeof stepSchema>;

const ofStep = z.object({ id: z.uuid(), stepId: z.uuid() });

export const putStep = route({
  method: 'PUT',
  path: '/api/v1/actions/{id}/steps/{stepId}',
  summary:
    'Make a step under an id that the caller draws, or write it over; steps that would wait for each other are refused',
  tag,
  params: ofStep,
  body: z.object({
    /** Of the step that is written over; null for a new one, and for putting a deleted one back. */
    revision: z.number().int().min(1).nullable(),
    text: z.string().trim().min(1).max(300),
    ownerId: z.uuid().nullable(),
    startOn: z.iso.date().nullable(),
    dueOn: z.iso.date().nullable(),
    done: z.boolean(),
    blockedReason: z.string().trim().min(1).max(1000).nullable(),
    dependsOn: z.array(z.uuid()).max(50),
    /** From 0; at the end when absent. */
    position: z.number().int().min(0).max(1000).optional(),
  }),
  answer: stepSchema,
});

export const removeStep = route({
  method: 'DELETE',
  path: '/api/v1/actions/{id}/steps/{stepId}',
  summary: 'Delete a step; those that waited for it wait no longer. Putting it again under the same id undoes that',
  tag,
  params: ofStep,
});

export const orderSteps = route({
  method: 'PUT',
  path: '/api/v1/actions/{id}/step-order',
  summary: 'Put the steps into an order; every step is named once',
  tag,
  params: z.object({ id: z.uuid() }),
  body: z.object({ stepIds: z.array(z.uuid()).max(200) }),
  answer: z.array(stepSchema),
});
