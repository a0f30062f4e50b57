import { z } from 'zod';
import { LINK_KINDS, isSafeAddress } from '@koe/sql/domain/action/link';
import { actionSchema } from './actions.js';
import { route } from './route.js';

const tag = 'actions';
const person = z.object({ id: z.uuid(), name: z.string() });
const id = z.object({ id: z.uuid() });

export const noteSchema = z.object({
  id: z.uuid(),
  text: z.string(),
  /** People who were told. */
  mentions: z.array(person),
  at: z.iso.datetime(),
  by: person.nullable(),
  changedAt: z.iso.datetime().nullable(),
});
export type ActionNote = z.infer<typeof noteSchema>;

export const linkSchema = z.object({
  id: z.uuid(),
  kind: z.enum(LINK_KINDS),
  /** http or https; of an attachment only. */
  url: z.string().nullable(),
  /** Id of what is of the installation. */
  targetId: z.string().nullable(),
  title: z.string(),
  at: z.iso.datetime(),
  by: person.nullable(),
});
export type ActionLink = z.infer<typeof linkSchema>;

/** One change, as the change log has it. */
export const actionChangeSchema = z.object({
  at: z.iso.datetime(),
  by: z.string().nullable(),
  /** add, change, move, step, remove, restore … */
  action: z.string(),
  /** What it was about besides the action itself, such as the text of a step. */
  of: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type ActionChange = z.infer<typeof actionChangeSchema>;

export const getAction = route({
  method: 'GET',
  path: '/api/v1/actions/{id}',
  summary:
    'An action with its notes, links and history; its facts are pins and its remarks remarks of the subject action',
  tag,
  params: id,
  answer: actionSchema.extend({
    removed: z.boolean(),
    /** Oldest first. */
    notes: z.array(noteSchema),
    links: z.array(linkSchema),
    /** Newest first, the last 200. */
    history: z.array(actionChangeSchema),
  }),
});

export const putNote = route({
  method: 'PUT',
  path: '/api/v1/actions/{id}/notes/{noteId}',
  summary:
    'Write a note of progress under an id that the caller draws, or write one of your own over; who is mentioned is told once',
  tag,
  params: z.object({ id: z.uuid(), noteId: z.uuid() }),
  body: z.object({ text: z.string().trim().min(1).max(4000), mentions: z.array(z.uuid()).max(20).default([]) }),
  answer: noteSchema,
});

export const removeNote = route({
  method: 'DELETE',
  path: '/api/v1/actions/{id}/notes/{noteId}',
  summary: 'Delete a note of your own; putting it again under the same id undoes that',
  tag,
  params: z.object({ id: z.uuid(), noteId: z.uuid() }),
});

export const putLink = route({
  method: 'PUT',
  path: '/api/v1/actions/{id}/links/{linkId}',
  summary:
    'Tie an address (http or https) or something of the installation to an action, under an id that the caller draws',
  tag,
  params: z.object({ id: z.uuid(), linkId: z.uuid() }),
  body: z
    .object({
      kind: z.enum(LINK_KINDS),
      url: z
        .string()
        .trim()
        .max(2000)
        .refine(isSafeAddress, 'an address that begins with http:// or https://')
        .nullable(),
      targetId: z.string().min(1).max(100).nullable(),
      title: z.string().trim().min(1).max(200),
    })
    .refine(({ kind, url, targetId }) => (kind === 'attachment' ? url !== null : targetId !== null && url === null), {
      path: ['url'],
      message: 'an attachment has an address, everything else the id of what it is',
    })
    .refine(({ kind, targetId }) => kind !== 'attachment' || targetId === null, {
      path: ['targetId'],
      message: 'an attachment has no id',
    }),
  answer: linkSchema,
});

export const removeLink = route({
  method: 'DELETE',
  path: '/api/v1/actions/{id}/links/{linkId}',
  summary: 'Take a link off; putting it again under the same id undoes that',
  tag,
  params: z.object({ id: z.uuid(), linkId: z.uuid() }),
});
