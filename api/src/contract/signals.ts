import { z } from 'zod';
import { route } from './route.js';

const tag = 'signals';

/** What is decided about a signal; `open` is not decided. */
export const DISPOSITIONS = ['open', 'act', 'investigate', 'defer', 'decline', 'under_way'] as const;
export type DispositionState = (typeof DISPOSITIONS)[number];

/** A segment: a value of a dimension as a filter writes both (`product`, `team`, `channel`, `seg.NAME`). */
export const segmentSchema = z.object({ by: z.string(), key: z.string() });

const range = z.tuple([z.number(), z.number()]);

export const dispositionSchema = z.object({
  state: z.enum(DISPOSITIONS),
  /** Why it was declined. */
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** `defer` until this local date; from then on it is open again. */
  until: z.iso.date().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  at: z.iso.datetime().nullable(),
  /** Decided about the same theme and segment in an earlier week, and still standing. */
  carried: z.boolean(),
});
export type Disposition = z.infer<typeof dispositionSchema>;

/** A decision about a signal or a theme, as it is sent; declining and deferring need their grounds. */
export const dispositionBodySchema = z
  .object({
    state: z.enum(DISPOSITIONS),
    /** Needed to decline. */
    reason: z.string().trim().min(1).max(500).nullish(),
    note: z.string().trim().max(2000).nullish(),
    /** Needed to defer. */
    until: z.iso.date().nullish(),
  })
  .refine(({ state, reason }) => state !== 'decline' || Boolean(reason), {
    path: ['reason'],
    message: 'say why it is declined',
  })
  .refine(({ state, until }) => state !== 'defer' || Boolean(until), {
    path: ['until'],
    message: 'say until when it is deferred',
  });

/** A theme that left what its own past lets expect, in all feedback or in one segment, in one closed week. */
export const signalSchema = z.object({
  id: z.uuid(),
  /** First day of the week. */
  week: z.iso.date(),
  themeId: z.number().int(),
  /** Null for all feedback. */
  segment: segmentSchema.nullable(),
  /** The signal of the same theme and direction in all feedback, when there is one: this one is then part of it. */
  partOf: z.uuid().nullable(),
  direction: z.enum(['up', 'down']),
  /** Which tests it left: the theme's share, its number of items, or both. */
  measures: z.array(z.enum(['share', 'volume'])).min(1),
  /** Items of the theme in the week, what was expected, and the limits (at the installation's σ). */
  items: z.number().int(),
  expectedItems: z.number(),
  itemLimits: range,
  /** Classified items with customer text in the segment and week: what the share is of. */
  n: z.number().int(),
  share: z.number(),
  /** 95 % interval of the share (Wilson). */
  interval: range,
  expectedShare: z.number(),
  shareLimits: range,
  /** Weeks looked at together: 1 for a jump, up to 8 for a slow drift. The numbers above are of the last week alone. */
  weeksLooked: z.number().int(),
  /** Probability of as much or more if nothing had changed; the smaller one of the measures. */
  p: z.number(),
  /** The smallest false discovery rate at which it is still a signal (Benjamini–Yekutieli). */
  q: z.number(),
  /** First day of the week since which it has been outside without a break, and how many weeks that is. */
  since: z.iso.date(),
  weeks: z.number().int(),
  /** The segment whose own change explains most of it: share (0 … 1) of the excess items that lie there. Only for all feedback. */
  concentration: segmentSchema
    .extend({ share: z.number(), items: z.number().int(), expectedItems: z.number() })
    .nullable(),
  /** Query parameters of the filter that lists its items. */
  evidence: z.string(),
  disposition: dispositionSchema,
});
export type Signal = z.infer<typeof signalSchema>;

/** One computation over a closed week. */
export const signalRunSchema = z.object({
  id: z.uuid(),
  week: z.iso.date(),
  at: z.iso.datetime(),
  /** Data up to this instant were known. */
  asOf: z.iso.datetime(),
  taxonomyVersion: z.number().int(),
  /** Hypotheses tested, with too few data not counted; themes and segments among them. */
  tests: z.number().int(),
  themes: z.number().int(),
  segments: z.number().int(),
  /** Weeks before the judged one that were compared with. */
  baselineWeeks: z.number().int(),
  /** False discovery rate asked for, and width of the limits in σ. */
  falseDiscoveryRate: z.number(),
  sigma: z.number(),
  /**
   * Sources left out because they are younger than the baseline or fell silent: a source that comes or goes is no change in
   * what customers say.
   */
  leftOut: z.array(
    z.object({ source: z.string(), name: z.string(), since: z.iso.date(), why: z.enum(['young', 'silent']) }),
  ),
  /** Why an earlier run of the same week was replaced; null for the first. */
  replaces: z.enum(['data', 'taxonomy', 'settings']).nullable(),
  /** Why nothing could be tested; null when something was. */
  nothing: z.enum(['too_few_weeks', 'no_items']).nullable(),
});
export type SignalRun = z.infer<typeof signalRunSchema>;

export const sensitivitySchema = z.object({
  /** Expected share of false ones among the signals, .01 … .2. */
  falseDiscoveryRate: z.number().min(0.01).max(0.2),
  /** Width of the limits in charts and lists, in standard deviations, 2 … 5. */
  sigma: z.number().min(2).max(5),
});
export type Sensitivity = z.infer<typeof sensitivitySchema>;

export const listSignals = route({
  method: 'GET',
  path: '/api/v1/signals',
  summary: 'The signals of a closed week, the surest first, and how they were computed',
  tag,
  query: z.object({
    /** Any date of the week; the newest computed one when absent. */
    week: z.iso.date().optional(),
  }),
  answer: z.object({
    /** Null when the week was never computed. */
    run: signalRunSchema.nullable(),
    signals: z.array(signalSchema),
    /** Every computed week, newest first. */
    weeks: z.array(z.object({ week: z.iso.date(), signals: z.number().int(), open: z.number().int() })),
    /** Whether a computation waits or is under way. */
    computing: z.boolean(),
    sensitivity: sensitivitySchema,
    defaults: sensitivitySchema,
  }),
});

export const putDisposition = route({
  method: 'PUT',
  path: '/api/v1/signals/{id}/disposition',
  summary:
    'Decides about a signal, or makes it open again; when its week was computed again, about the same signal of the run that holds',
  tag,
  params: z.object({ id: z.uuid() }),
  body: dispositionBodySchema,
  answer: signalSchema,
});

/** What one sensitivity would have cost and brought. */
export const backTestRowSchema = sensitivitySchema.extend({
  /** Signals a month when nothing changes, over the whole list: weeks drawn from the installation's own shares, sizes and spread. */
  falseAlarmsPerMonth: z.number(),
  falseAlarmsInterval: range,
  /** Planted drifts (+10 % a week) found within eight weeks, 0 … 1. */
  found: z.number(),
  /** Weeks from the beginning of a planted drift to its signal; median over those found, null when none was. */
  weeksToSignal: z.number().nullable(),
  /**
   * Weeks earlier than the rule "outside mean ± k σ of the last twelve weeks" with the k of as few false alarms on the same weeks,
   * on average; a drift that was not seen within eight weeks counts nine. Null when no drift was found.
   */
  leadWeeks: z.number().nullable(),
  /** Signals in the installation's own last weeks, `ownWeeks` of them. */
  ownSignals: z.number().int(),
});

export const getBackTest = route({
  method: 'GET',
  path: '/api/v1/signals/back-test',
  summary: 'The price of each sensitivity on past data: false alarms a month and weeks until a drift is seen',
  tag,
  answer: z.object({
    /** Null before the first back-test, and while there are too few weeks for one. */
    backTest: z
      .object({
        at: z.iso.datetime(),
        /** Weeks of own data it stands on, and how often they were drawn anew. */
        weeks: z.number().int(),
        draws: z.number().int(),
        /** The last weeks of them that own signals were looked for in. */
        ownWeeks: z.number().int(),
        rows: z.array(backTestRowSchema),
      })
      .nullable(),
  }),
});

export const putSensitivity = route({
  method: 'PUT',
  path: '/api/v1/signals/sensitivity',
  summary: 'Sets how sure a signal must be; weeks computed before stay as they are',
  tag,
  body: sensitivitySchema,
  answer: sensitivitySchema,
});
