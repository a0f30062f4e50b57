import { z } from 'zod';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import type { EditionDiff } from '@koe/sql/domain/edition/diff';
import { EDITION_STATES } from '@koe/sql/domain/edition/settings';
import type { Finding } from '@koe/sql/domain/finding/finding';
import { route } from './route.js';

const tag = 'editions';
const id = z.object({ id: z.uuid() });
const by = z.object({ id: z.uuid().nullable(), name: z.string() }).nullable();

/** A frozen weekly report without its content. */
export const editionSchema = z.object({
  id: z.uuid(),
  /** First and last day of the week. */
  week: z.iso.date(),
  to: z.iso.date(),
  /** `draft`: built, nobody was told; a sent edition stays as it is. */
  state: z.enum(EDITION_STATES),
  /** SHA-256 of the canonical JSON of the content, hex. Remarks are outside. */
  hash: z.string(),
  /** Data up to this instant were known. */
  asOf: z.iso.datetime(),
  builtAt: z.iso.datetime(),
  /** Null when the schedule built it. */
  builtBy: by,
  approvedAt: z.iso.datetime().nullable(),
  approvedBy: by,
  sentAt: z.iso.datetime().nullable(),
  sentBy: by,
  /** Why approval was refused; null when it was not. */
  returnedNote: z.string().nullable(),
  /** The edition of the same week that it stands in for, and the one that stands in for it. */
  replaces: z.uuid().nullable(),
  replacedBy: z.uuid().nullable(),
  /** An erased item was taken out of it; the hash that was sent is in `amendments`. */
  amendedAt: z.iso.datetime().nullable(),
  quiet: z.boolean(),
  /** The first of its sentences; null when nothing was there to say. */
  headline: z.custom<Finding>().nullable(),
  /** Languages its PDF can be had in. */
  files: z.array(z.object({ language: z.enum(['ja', 'en']), pages: z.number().int(), hash: z.string() })),
});
export type Edition = z.infer<typeof editionSchema>;

export const editionSettingsSchema = z.object({
  /** False: only on demand. */
  automatic: z.boolean(),
  /** 1 Monday … 7 Sunday, and minutes of the day, in the organisation's zone. */
  weekday: z.number().int().min(1).max(7),
  minute: z.number().int().min(0).max(1439),
  /** Hours after that time until which it waits for sources that were not read yet. */
  waitHours: z.number().int().min(0).max(24),
  /** Somebody approves an edition before it is sent. */
  approval: z.boolean(),
});

export const listEditions = route({
  method: 'GET',
  path: '/api/v1/editions',
  summary: 'The archive of weekly reports, newest week first; those that were replaced are left out unless asked for',
  tag,
  query: z.object({ replaced: z.enum(['true', 'false']).default('false') }),
  answer: z.object({
    editions: z.array(editionSchema),
    /** When the next one will be built by the schedule, and for which week (first day); null when it is not. */
    next: z.object({ at: z.iso.datetime(), week: z.iso.date() }).nullable(),
    /** First days of weeks that are being built now. */
    building: z.array(z.iso.date()),
    /** First day of the newest week that is over, and of the first with data; null without data. */
    newestWeek: z.iso.date(),
    oldestWeek: z.iso.date().nullable(),
  }),
});

export const getEditionSettings = route({
  method: 'GET',
  path: '/api/v1/editions/settings',
  summary: 'When weekly reports are built, and whether they are approved',
  tag,
  answer: editionSettingsSchema,
});
export const putEditionSettings = route({
  method: 'PUT',
  path: '/api/v1/editions/settings',
  summary: 'Set when weekly reports are built, and whether they are approved',
  tag,
  body: editionSettingsSchema,
  answer: editionSettingsSchema,
});

export const getEdition = route({
  method: 'GET',
  path: '/api/v1/editions/{id}',
  summary:
    'A weekly report: its state and its frozen content, of which every block carries the filter it was counted under',
  tag,
  params: id,
  answer: z.object({
    edition: editionSchema,
    content: z.custom<EditionContent>(),
    amendments: z.array(
      z.object({ at: z.iso.datetime(), oldHash: z.string(), newHash: z.string(), items: z.number().int() }),
    ),
  }),
});

export const buildEdition = route({
  method: 'POST',
  path: '/api/v1/editions',
  summary:
    'Build the report of a week that is over; one that was not sent is replaced, one that was sent too, as a new edition',
  tag,
  body: z.object({
    /** Any day of the week. */
    week: z.iso.date(),
  }),
  /** Problem `timed_out` when it takes longer than 15 s: it goes on, and the list tells. */
  answer: editionSchema,
});

export const getEditionPdf = route({
  method: 'GET',
  path: '/api/v1/editions/{id}/pdf',
  summary: 'The report on paper, as it was frozen',
  tag,
  params: id,
  query: z.object({ language: z.enum(['ja', 'en']).default('ja') }),
  media: 'application/pdf',
});

export const getEditionMail = route({
  method: 'GET',
  path: '/api/v1/editions/{id}/mail',
  summary: 'What a subscriber gets: subject, text and html (pictures inside), and the summary for chat',
  tag,
  params: id,
  query: z.object({ language: z.enum(['ja', 'en']).default('ja') }),
  answer: z.object({ subject: z.string(), text: z.string(), html: z.string(), chat: z.string() }),
});

export const rebuildEdition = route({
  method: 'POST',
  path: '/api/v1/editions/{id}/rebuild',
  summary: 'Count the week again with the same as-of, to compare; the edition stays as it is',
  tag,
  params: id,
  answer: z.object({ rebuiltAt: z.iso.datetime(), diff: z.custom<EditionDiff>() }),
});

export const getEditionDiff = route({
  method: 'GET',
  path: '/api/v1/editions/{id}/diff',
  summary: 'What the newest rebuild says in another way, and why; null before the first one',
  tag,
  params: id,
  answer: z.object({ rebuiltAt: z.iso.datetime().nullable(), diff: z.custom<EditionDiff>().nullable() }),
});

export const approveEdition = route({
  method: 'POST',
  path: '/api/v1/editions/{id}/approve',
  summary: 'Approve a report, or return it with a note',
  tag,
  params: id,
  body: z
    .object({ approved: z.boolean(), note: z.string().trim().max(500).nullish() })
    .refine(({ approved, note }) => approved || Boolean(note), { path: ['note'], message: 'say why it is returned' }),
  answer: editionSchema,
});

export const sendEdition = route({
  method: 'POST',
  path: '/api/v1/editions/{id}/send',
  summary: 'Send a report to its subscribers, once; sending it again changes nothing',
  tag,
  params: id,
  answer: z.object({ edition: editionSchema, deliveries: z.number().int() }),
});
