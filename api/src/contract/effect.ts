import { z } from 'zod';
import {
  EFFECT_OBSTACLES,
  EFFECT_PHASES,
  EFFECT_STATES,
  RECOUNT_REASONS,
} from '@koe/sql/domain/effect/action/effect-look';
import { VERDICTS } from '@koe/sql/domain/effect/verdict';
import { route } from './route.js';

const tag = 'actions';
const range = z.tuple([z.number(), z.number()]);
const unit = z.enum(['share', 'points', 'score']);

/** What an action is held against. */
export const comparisonSchema = z.object({
  kind: z.enum(['segment', 'theme', 'themes', 'none']),
  /** Dimension of a segment, and its value; null for all others than the action's. */
  by: z.string().nullable(),
  key: z.string().nullable(),
  themeIds: z.array(z.number().int()),
  /** Query parameters of the filter that lists its voices. */
  evidence: z.string(),
});
export type EffectComparison = z.infer<typeof comparisonSchema>;

const underSchema = z.object({
  comparison: comparisonSchema,
  verdict: z.enum(VERDICTS),
  /** Change beside what it would have been, in the metric's unit; null with too little before or after. */
  effect: z.number().nullable(),
  /** 95 %, of one look. */
  interval: range.nullable(),
  /** Two-sided, of one look. */
  p: z.number().nullable(),
});
export type EffectUnderAnswer = z.infer<typeof underSchema>;

const valueSchema = z.object({ n: z.number().int(), value: z.number().nullable() });

/** All that was seen of the effect at one time. */
export const effectLookSchema = underSchema.extend({
  at: z.iso.datetime(),
  asOf: z.iso.datetime(),
  metricVersion: z.number().int(),
  taxonomyVersion: z.number().int(),
  manifest: z.string(),
  /** Weeks under the action that were counted, and the last local date of them. */
  weeks: z.number().int(),
  through: z.iso.date(),
  series: z.array(
    z.object({
      /** First day. */
      week: z.iso.date(),
      phase: z.enum(EFFECT_PHASES),
      treated: valueSchema,
      comparison: valueSchema,
      /** What it would have been without the action, and the 95 % band of a single week about it. */
      expected: z.number().nullable(),
      band: range.nullable(),
    }),
  ),
  /** Weeks under the action with which the smallest worthwhile effect would show, and the last date of these. */
  enoughAfter: z.number().int().nullable(),
  enoughOn: z.iso.date().nullable(),
  sensitivity: z.array(underSchema),
});
export type EffectLookAnswer = z.infer<typeof effectLookSchema>;

export const effectSchema = z.object({
  actionId: z.uuid(),
  state: z.enum(EFFECT_STATES),
  /** Why it cannot be measured. */
  obstacle: z.enum(EFFECT_OBSTACLES).nullable(),
  metric: z.string(),
  variant: z.string().nullable(),
  unit: unit.nullable(),
  direction: z.enum(['up', 'down']),
  minimumEffect: z.number(),
  /** Whole weeks of the window. */
  windowWeeks: z.number().int(),
  /** Query parameters of the filter that is counted, without dates. */
  evidence: z.string(),
  releaseOn: z.iso.date().nullable(),
  /** First and last date of the window, and from when on the verdict can fall. */
  firstWeek: z.iso.date().nullable(),
  windowEnd: z.iso.date().nullable(),
  verdictFrom: z.iso.date().nullable(),
  /** Written down only after its release: it may have been chosen because it looked well. */
  registeredLate: z.boolean(),
  /** Null before it is computed. */
  computedAt: z.iso.datetime().nullable(),
  /** The newest look while the window is open. Before the release the weeks before it, without an estimate. */
  running: effectLookSchema.nullable(),
  /** Given once, at the end of the window. */
  judged: effectLookSchema.extend({ verdictAt: z.iso.datetime() }).nullable(),
  /** What the same window would say today, where something has changed since the verdict. */
  recount: z.object({ why: z.array(z.enum(RECOUNT_REASONS)), look: effectLookSchema }).nullable(),
});
export type Effect = z.infer<typeof effectSchema>;

export const getEffect = route({
  method: 'GET',
  path: '/api/v1/actions/{id}/effect',
  summary: 'What an action did: the verdict, or how far the measurement has come',
  tag,
  params: z.object({ id: z.uuid() }),
  answer: effectSchema,
});

/** The same in a line, for cards and tables. */
export const effectBriefSchema = z.object({
  actionId: z.uuid(),
  state: z.enum(EFFECT_STATES),
  obstacle: z.enum(EFFECT_OBSTACLES).nullable(),
  unit: unit.nullable(),
  registeredLate: z.boolean(),
  /** Of the verdict; null before. */
  verdict: z.enum(VERDICTS).nullable(),
  verdictAt: z.iso.datetime().nullable(),
  /** Of the verdict, or of the newest look. */
  effect: z.number().nullable(),
  interval: range.nullable(),
  /** Weeks counted of those of the window. */
  weeks: z.number().int(),
  windowWeeks: z.number().int(),
  windowEnd: z.iso.date().nullable(),
  enoughOn: z.iso.date().nullable(),
  /** The last half year at most: values of the goal metric by week, what was expected, and the place of the first week under the action. */
  spark: z.object({
    from: z.iso.date().nullable(),
    values: z.array(z.number().nullable()),
    expected: z.array(z.number().nullable()),
    release: z.number().int().nullable(),
  }),
});
export type EffectBrief = z.infer<typeof effectBriefSchema>;

export const listEffects = route({
  method: 'GET',
  path: '/api/v1/effects',
  summary: 'The state of effect of every action, in a line each',
  tag,
  answer: z.object({ effects: z.array(effectBriefSchema) }),
});

/** A goal as it is about to be fixed. */
export const powerGoalSchema = z.strictObject({
  metric: z.string().min(1).max(100),
  variant: z.string().min(1).max(100).nullish(),
  /** Query parameters of a filter; dates are left alone. */
  filter: z.string().max(4000).default(''),
  weeks: z.number().int().min(1).max(104),
  direction: z.enum(['up', 'down']),
  minimumEffect: z.number().positive(),
});

export const estimatePower = route({
  method: 'POST',
  reads: true,
  path: '/api/v1/actions/power',
  summary: 'After how many weeks the smallest worthwhile effect of a goal would show',
  tag,
  body: z.strictObject({
    goal: powerGoalSchema,
    /** The action's theme: what a theme's share is of when the filter names none. */
    themeId: z.number().int().nullish(),
  }),
  answer: z.object({
    /** "Visible after about n weeks" (80 % of the time); null when not within two years, with the reason. */
    weeks: z.number().int().nullable(),
    reason: z.enum([...EFFECT_OBSTACLES, 'too_small']).nullable(),
    /** The smallest effect that would show within the goal's window, in the metric's unit; null when it cannot be said. */
    smallest: z.number().nullable(),
    unit: unit.nullable(),
    /** What a usual week of the baseline has: its n, and the value over all of it. */
    perWeek: z.number().nullable(),
    value: z.number().nullable(),
    /** Weeks before today that were looked at. */
    baselineWeeks: z.number().int(),
    comparison: comparisonSchema.nullable(),
  }),
});
export type Power = z.infer<NonNullable<(typeof estimatePower)['answer']>>;
