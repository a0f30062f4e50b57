import { CHANNELS, KINDS, ROLES, SCORE_KINDS } from '@koe/sql/domain/item';
import { z } from 'zod';
import { words } from '../words.js';

/**
 * How a row becomes a feedback draft. A column is a header of the file, or in JSON a path such as `labels.question`;
 * a header that itself contains a dot wins over the path.
 */
const column = z.string().min(1).meta(words('Column', '列'));

/** What a cell means: written value → value, null for "no answer". */
const values = z.record(z.string(), z.string().nullable());

/** A value written into the mapping, or read from a column and optionally translated. A value that `values` lacks stays as it is. */
const textOrColumn = z.union([z.string().min(1), z.strictObject({ column, values: values.optional() })]);

const zone = z
  .string()
  .refine(isTimeZone, 'must be a time zone such as Asia/Tokyo')
  .default('Asia/Tokyo')
  .meta(words('Time zone of times that state none', '時刻に時差の記載がない場合のタイムゾーン'));

/**
 * A time. Without `format`: ISO 8601, `2026/01/31 12:34`, `2026年1月31日 12時34分`, seconds or milliseconds since 1970.
 * With it: the letters yyyy MM dd HH mm ss in their places (`dd/MM/yyyy HH:mm`), or `epoch_s`, `epoch_ms`.
 */
export const timeColumn = z.strictObject({ column, format: z.string().min(1).optional(), zone });
export type TimeColumn = z.infer<typeof timeColumn>;

const roleColumn = z.strictObject({
  column,
  /** Written value → role; `*` stands for any characters. The first that fits counts, plain values before patterns. */
  map: z.record(z.string(), z.enum(ROLES)).default({}),
  /** A column of the row: the speaker it names is the customer. */
  customerFrom: column.optional(),
  /** For speakers that nothing above names. Without it such a turn is an error. */
  otherwise: z.enum(ROLES).optional(),
});
export type RoleColumn = z.infer<typeof roleColumn>;

const turns = z.strictObject({
  path: column,
  text: column.default('text'),
  role: z.union([z.enum(ROLES), roleColumn]),
  at: timeColumn.optional(),
  /** Seconds since the conversation began, for turns without a time of their own. */
  offsetSeconds: column.optional(),
  /** The speaker's account; that of the first customer turn becomes the person, unless the row names one. */
  author: column.optional(),
});
export type Turns = z.infer<typeof turns>;

const text = z.strictObject({
  column,
  question: textOrColumn.optional(),
  role: z.enum(ROLES).default('customer'),
});

const score = z
  .strictObject({
    column,
    kind: z.enum(SCORE_KINDS),
    min: z.number(),
    max: z.number(),
    /** Written value → number; null for an answer that gives no score. */
    values: z.record(z.string(), z.number().nullable()).optional(),
    question: z.string().min(1).optional(),
  })
  .refine((value) => value.min < value.max, { path: ['max'], message: 'must be greater than min' });
export type ScoreColumn = z.infer<typeof score>;

const person = z.strictObject({
  email: column.optional(),
  phone: column.optional(),
  customerId: column.optional(),
  handle: column.optional(),
});

/** True when the cell holds one of the values; an empty cell says nothing. */
const flag = z.strictObject({ column, when: z.array(z.string().min(1)).min(1) });
export type Flag = z.infer<typeof flag>;

const times = z.strictObject({
  firstReplySeconds: column.optional(),
  /** Without `solved`, a row with a time here is solved and one without is not. */
  resolvedAt: timeColumn.optional(),
  solved: flag.optional(),
  reopened: flag.optional(),
  /** The source's own field for "solved at the first contact". */
  firstContactSolved: flag.optional(),
  handlingSeconds: column.optional(),
  contacts: column.optional(),
});

/** Subtitles and documents of speech recognisers, read as one conversation each; the rest of the mapping sees the result. */
export const TRANSCRIPTS = ['auto', 'subtitles', 'contact_lens', 'transcribe', 'whisper', 'utterances'] as const;
export type TranscriptKind = (typeof TRANSCRIPTS)[number];

export const mapping = z
  .strictObject({
    kind: z.enum(KINDS).meta(words('Kind of feedback', '声の種類')),
    channel: z
      .union([z.enum(CHANNELS), z.strictObject({ column, values: z.record(z.string(), z.enum(CHANNELS)) })])
      .meta(words('Channel', 'チャネル')),
    /** Turns one recogniser's document into `{id, startedAt, language, turns: [{speaker, role, text, offsetSeconds, at}]}`. */
    transcript: z.enum(TRANSCRIPTS).optional().meta(words('Transcript format', '書き起こしの形式')),
    /** Without it a row is known by its file and its number. */
    id: column.optional().meta(words('Column with the id', 'IDの列')),
    /** Rows, also of other files, with the same value here become one item. Default: the id. */
    itemKey: column.optional().meta(words('Column that joins rows to one item', '複数行を一件にまとめる列')),
    createdAt: timeColumn.optional().meta(words('Time of the feedback', '声の日時')),
    updatedAt: timeColumn.optional(),
    url: column.optional(),
    language: column.optional(),
    person: person.default({}).meta(words('Person', '人')),
    texts: z.array(text).default([]).meta(words('Texts', '本文')),
    turns: turns.optional().meta(words('Turns of a conversation', '会話の発言')),
    scores: z.array(score).default([]).meta(words('Scores', '評価')),
    times: times.optional(),
    attributes: z
      .array(z.strictObject({ column, name: z.string().min(1), values: values.optional() }))
      .default([])
      .meta(words('Attributes', '属性')),
    /** Attributes that are the same for every row. */
    constants: z.record(z.string().min(1), z.string()).default({}),
  })
  .refine((value) => value.texts.length > 0 || value.turns !== undefined || value.scores.length > 0, {
    path: ['texts'],
    message: 'name at least one text, score or list of turns',
  })
  .meta(words('Mapping', '列の対応付け', 'Which column means what', 'どの列が何を表すか'));
export type Mapping = z.infer<typeof mapping>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
