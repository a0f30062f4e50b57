import { z } from 'zod';
import { subjectSchema, subjectTextSchema } from './pins.js';
import { route } from './route.js';

const tag = 'remarks';
const remarkText = z.string().trim().min(1).max(2000);

/** 所見: what a named person says beside the facts; stands outside every hash. */
export const remarkSchema = z.object({
  id: z.uuid(),
  subject: subjectSchema,
  /** The part of the subject it stands beside (a block of an edition, `pin:<id>`); empty for the whole. */
  place: z.string(),
  /** Empty once it was taken back. */
  text: z.string(),
  writtenAt: z.iso.datetime(),
  /** `id` is null once the person is gone; the name stays. */
  writtenBy: z.object({ id: z.uuid().nullable(), name: z.string() }),
  editedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
});
export type Remark = z.infer<typeof remarkSchema>;

export const listRemarks = route({
  method: 'GET',
  path: '/api/v1/remarks',
  summary: 'Named comments on an edition, a review, a case or an action, the oldest first',
  tag,
  query: z.object({ subject: subjectTextSchema }),
  answer: z.array(remarkSchema),
});

export const addRemark = route({
  method: 'POST',
  path: '/api/v1/remarks',
  summary: 'Comment under one’s own name, beside a part of the subject or on the whole',
  tag,
  body: z.strictObject({ subject: subjectSchema, place: z.string().max(200).default(''), text: remarkText }),
  answer: remarkSchema,
});

const id = z.object({ id: z.uuid() });

export const editRemark = route({
  method: 'PATCH',
  path: '/api/v1/remarks/{id}',
  summary: 'Change one’s own comment; it is marked as edited',
  tag,
  params: id,
  body: z.strictObject({ text: remarkText }),
  answer: remarkSchema,
});

export const withdrawRemark = route({
  method: 'DELETE',
  path: '/api/v1/remarks/{id}',
  summary: 'Take back one’s own comment; that there was one stays visible',
  tag,
  params: id,
  answer: remarkSchema,
});
