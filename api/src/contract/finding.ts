import { z } from 'zod';
import { VERDICTS } from '@koe/sql/domain/effect/verdict';
import type { Finding } from '@koe/sql/domain/finding/finding';
import type { NamedFact, Stamp } from '@koe/sql/domain/finding/frozen-fact';
import type { Filter } from '@koe/sql/domain/filter';
import { bilingualSchema } from './bilingual.js';

/** Findings and their facts on the wire: the types of `@koe/sql/domain/finding`, checked where they are read. */

const values = z.array(z.string()).readonly();
const listed = values.exactOptional();
const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const days = z.object({ from: z.iso.date(), to: z.iso.date() }).readonly();

/** `Filter` as a fact keeps it. */
export const keptFilterSchema = z
  .object({
    from: z.iso.date().exactOptional(),
    to: z.iso.date().exactOptional(),
    source: listed,
    channel: listed,
    theme: listed,
    intent: listed,
    priority: listed,
    sentiment: listed,
    lang: listed,
    product: listed,
    team: listed,
    seg: z.record(z.string(), values).readonly().exactOptional(),
    q: z.string().exactOptional(),
  })
  .readonly() satisfies z.ZodType<Filter>;

export const namedValueSchema = z
  .object({
    field: z.string(),
    label: bilingualSchema.nullable(),
    key: z.string(),
    name: bilingualSchema.nullable(),
    not: z.boolean(),
  })
  .readonly();

export const namedFactSchema = z
  .object({
    metric: z.string(),
    variant: z.string().exactOptional(),
    version: z.number().int(),
    filter: keptFilterSchema,
    period: days.exactOptional(),
    n: z.number(),
    value: z.number().nullable(),
    interval,
    evidence: keptFilterSchema,
    group: z.object({ by: z.string(), key: z.string() }).readonly().exactOptional(),
    weigh: z.enum(['each', 'once']),
    of: z.array(namedValueSchema).readonly(),
  })
  .readonly() satisfies z.ZodType<NamedFact>;

export const stampSchema = z
  .object({
    asOf: z.string(),
    timeZone: z.string(),
    weekStart: z.number().int(),
    taxonomy: z.number().int(),
    classifier: z.string().nullable(),
    blocks: z.array(z.string()).readonly(),
  })
  .readonly() satisfies z.ZodType<Stamp>;

const difference = z.object({ difference: z.number().nullable(), interval, clear: z.boolean() }).readonly();
const theme = z.object({ id: z.number().int(), name: bilingualSchema }).readonly();
const twoFacts = { now: namedFactSchema, before: namedFactSchema, difference };

/** What every finding of an analysis says of itself. */
const analysed = {
  version: z.number().int(),
  filter: keptFilterSchema,
  period: days.exactOptional(),
  weigh: z.enum(['each', 'once']),
  of: z.array(namedValueSchema).readonly(),
  evidence: keptFilterSchema,
};
const known = z.tuple([z.number(), z.number()]).readonly();
const level = z.enum(['high', 'medium', 'low']);
const terms = z
  .object({ frequency: z.number(), impact: z.number(), urgency: z.number(), goalFit: z.number() })
  .readonly();

export const findingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), fact: namedFactSchema, target: z.number().nullable().exactOptional() }),
  z.object({ kind: z.literal('change'), ...twoFacts }),
  z.object({
    kind: z.literal('part'),
    ...twoFacts,
    part: namedValueSchema,
    why: z.enum(['mix', 'within', 'total']),
    value: z.number(),
    interval,
    evidence: keptFilterSchema,
  }),
  z.object({ kind: z.literal('quiet'), period: days, tests: z.number().int() }),
  z.object({
    kind: z.literal('signal'),
    signalId: z.string(),
    theme,
    segment: namedValueSchema.nullable(),
    week: z.iso.date(),
    direction: z.enum(['up', 'down']),
    items: z.number(),
    expectedItems: z.number(),
    since: z.iso.date(),
    weeks: z.number().int(),
    where: z.object({ segment: namedValueSchema, share: z.number() }).readonly().nullable(),
    evidence: keptFilterSchema,
  }),
  z.object({
    kind: z.literal('decision'),
    theme,
    segment: namedValueSchema.nullable(),
    because: z.enum(['signal', 'priority', 'deferred']),
    since: z.iso.date(),
    weeks: z.number().int(),
    signalId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('action'),
    actionId: z.string(),
    title: z.string(),
    owner: z.string().nullable(),
    dueOn: z.iso.date(),
    lateDays: z.number().int(),
    blocked: z.boolean().exactOptional(),
  }),
  z.object({
    kind: z.literal('effect'),
    actionId: z.string(),
    title: z.string(),
    metric: z.string(),
    variant: z.string().exactOptional(),
    of: z.array(namedValueSchema).readonly(),
    state: z.enum([...VERDICTS, 'measuring', 'not_released']),
    effect: z.number().nullable(),
    interval,
    p: z.number().nullable(),
    window: days.nullable(),
    enoughOn: z.iso.date().nullable(),
  }),
  z.object({ kind: z.literal('good_news'), ...twoFacts }),
  z.object({
    kind: z.literal('faq_gap'),
    gapId: z.string(),
    question: bilingualSchema,
    perWeek: z.number(),
    savedPerWeek: z.tuple([z.number(), z.number()]).readonly(),
    evidence: keptFilterSchema.exactOptional(),
  }),
  z.object({
    kind: z.literal('reliability'),
    accuracy: z.number().nullable(),
    interval,
    n: z.number(),
    unclassified: z.number().nullable(),
    tests: z.number().int(),
    corrections: z.number().int(),
  }),
  z.object({
    kind: z.literal('driver'),
    ...analysed,
    metric: z.string(),
    theme,
    n: z.number(),
    value: z.number().nullable(),
    interval,
    contribution: z.number().nullable(),
    tiedTo: z.array(theme).readonly(),
  }),
  z.object({
    kind: z.literal('reply_band'),
    ...analysed,
    band: z.number().int(),
    n: z.number(),
    value: z.number().nullable(),
    interval,
  }),
  z.object({
    kind: z.literal('reply_slope'),
    ...analysed,
    n: z.number(),
    value: z.number().nullable(),
    interval,
    unit: z.enum(['minute', 'hour']),
    fromS: z.number(),
    toS: z.number(),
  }),
  z.object({
    kind: z.literal('rise'),
    ...analysed,
    theme,
    by: z.string(),
    segment: namedValueSchema.nullable(),
    now: namedFactSchema,
    before: namedFactSchema,
    items: z.number(),
    expected: z.number().nullable(),
    value: z.number().nullable(),
    interval,
  }),
  z.object({
    kind: z.literal('priority'),
    ...analysed,
    theme,
    among: z.enum(['leaf', 'top']),
    themes: z.number().int(),
    n: z.number(),
    score: z.number(),
    level,
    rank: z.number().int(),
    rankInterval: known,
    tied: z.boolean(),
    terms,
    weights: terms,
  }),
  z.object({
    kind: z.literal('forecast'),
    ...analysed,
    metric: z.string(),
    variant: z.string().exactOptional(),
    week: z.iso.date(),
    value: z.number(),
    interval: known,
    hitRate: z.object({ hits: z.number().int(), of: z.number().int() }).readonly().nullable(),
  }),
]) satisfies z.ZodType<Finding>;
