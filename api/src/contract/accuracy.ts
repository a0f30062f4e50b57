import { z } from 'zod';
import { TASKS } from '@koe/sql/domain/accuracy/judged';
import { DOUBTS, VERDICTS } from '@koe/sql/domain/accuracy/verdict';
import { route } from './route.js';

const intervalSchema = z.tuple([z.number(), z.number()]);

/** A share 0 … 1 with its 95 % interval and the labels it stands on; below `minimumLabels` it is not the theme's own yet. */
export const figureSchema = z.object({
  value: z.number(),
  interval: intervalSchema,
  /** Effective labels: plain random labels that would tell as much. */
  n: z.number(),
});
export type AccuracyFigure = z.infer<typeof figureSchema>;

const figuresSchema = z.object({
  /** Of the items under the theme, the share that belong there; null when none is under it. */
  precision: figureSchema.nullable(),
  /** Of the items that belong under the theme, the share found. */
  recall: figureSchema,
  f1: figureSchema,
});

/** F1 in Japanese and English. Among themes the interval of the difference is widened for the number compared. */
const paritySchema = z.object({
  ja: figureSchema,
  en: figureSchema,
  difference: z.number(),
  interval: intervalSchema,
  alarm: z.boolean(),
});

const themeAccuracySchema = figuresSchema.extend({
  themeId: z.number().int(),
  judged: z.object({ under: z.number().int(), belonging: z.number().int() }),
  /** What is shown while its own figure stands on too few labels: all themes of its parent together, or all themes. */
  standIn: figuresSchema.extend({ of: z.enum(['group', 'all']) }),
  languages: z.array(figuresSchema.extend({ lang: z.string() })),
  channels: z.array(figuresSchema.extend({ channel: z.string() })),
  parity: paritySchema.nullable(),
  /** By how much an hour of labels would narrow the interval of F1. */
  hourBrings: z.number(),
  verdict: z.enum(VERDICTS),
  doubts: z.array(z.enum(DOUBTS)),
});
export type ThemeAccuracy = z.infer<typeof themeAccuracySchema>;

const taskAccuracySchema = z.object({
  task: z.enum(TASKS),
  judged: z.number().int(),
  accuracy: figureSchema.nullable(),
  values: z.array(z.object({ value: z.string(), precision: figureSchema.nullable(), recall: figureSchema.nullable() })),
});
export type TaskAccuracy = z.infer<typeof taskAccuracySchema>;

const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

const driftEntrySchema = z.object({
  by: z.enum(['all', 'lang', 'theme']),
  key: z.string(),
  /** Mentions by band of confidence, in the reference and in the week. */
  before: z.array(z.number().int()),
  after: z.array(z.number().int()),
  /** Population stability index, and what chance alone gives with so few mentions. */
  psi: z.number(),
  byChance: z.number(),
  p: z.number(),
  n: z.number().int(),
  reference: z.number().int(),
  state: z.enum(['few', 'steady', 'watch', 'shifted']),
});
export type DriftEntry = z.infer<typeof driftEntrySchema>;

const modelSchema = z.object({
  id: z.number().int(),
  taxonomyVersion: z.number().int(),
  reason: z.string(),
  trainedAt: z.iso.datetime(),
  /** Items that people had labelled, and texts without labels, that it learnt from. */
  labels: z.number().int(),
  unlabelled: z.number().int(),
  state: z.enum(['candidate', 'refused', 'serving', 'past']),
  /** Cross-validation on items kept out of the training; by people's labels, or by all examples while those are few. */
  tasks: z.array(
    z.object({
      task: z.string(),
      judged: z.number().int(),
      judgedBy: z.enum(['person', 'all']),
      microF1: z.object({ value: z.number(), interval: intervalSchema }),
    }),
  ),
  /** Micro-F1 on the same labelled items of this model and of the one before: why it was refused. */
  compared: z.object({ items: z.number().int(), now: z.number().nullable(), before: z.number().nullable() }).nullable(),
});
export type AccuracyModel = z.infer<typeof modelSchema>;

export const accuracySchema = z.object({
  asOf: z.iso.datetime(),
  taxonomyVersion: z.number().int(),
  minimumLabels: z.number().int(),
  labels: z.object({
    /** Items judged in queues; of them those that the figures stand on, those that changed since and those that cannot be used fairly. */
    judged: z.number().int(),
    used: z.number().int(),
    outdated: z.number().int(),
    unfair: z.number().int(),
    /** Items judged by a second person too: the first judgement counts. */
    second: z.number().int(),
    /** Items corrected outside a queue: they train the model and stay out of the figures. */
    corrected: z.number().int(),
    people: z.number().int(),
    lastAt: z.iso.datetime().nullable(),
  }),
  /** All themes together; null while nothing was judged. */
  all: figuresSchema.nullable(),
  languages: z.array(figuresSchema.extend({ lang: z.string(), judged: z.number().int() })),
  channels: z.array(figuresSchema.extend({ channel: z.string(), judged: z.number().int() })),
  parity: paritySchema.nullable(),
  themes: z.array(themeAccuracySchema),
  tasks: z.array(taskAccuracySchema),
  drift: z.object({
    week: periodSchema,
    reference: periodSchema,
    kind: z.enum(['first_weeks', 'weeks_before']),
    entries: z.array(driftEntrySchema),
  }),
  /** null: the tree and the starter weights alone serve. */
  servingModelId: z.number().int().nullable(),
  servingSince: z.iso.datetime().nullable(),
  models: z.array(modelSchema),
});
export type Accuracy = z.infer<typeof accuracySchema>;

export const getAccuracy = route({
  method: 'GET',
  path: '/api/v1/accuracy',
  summary:
    'How far the classification can be trusted: per theme, language, channel and task, with what people’s labels support',
  tag: 'accuracy',
  answer: accuracySchema,
});

export const getCorrectedCounts = route({
  method: 'GET',
  path: '/api/v1/accuracy/counts',
  summary: 'Items by theme under the filter, as counted and corrected for the classifier’s error',
  tag: 'accuracy',
  filtered: true,
  answer: z.object({
    /** Items with customer text that match. */
    items: z.number().int(),
    themes: z.array(
      z.object({
        themeId: z.number().int(),
        raw: z.number().int(),
        /** Items that truly belong; null: cannot be said yet, too few labels. */
        corrected: z.number().nullable(),
        interval: intervalSchema.nullable(),
      }),
    ),
  }),
});
